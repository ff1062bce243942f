import { useTranslation } from '../../locale/useTranslation';
import type { CommandFormProps } from '../../ui/commandForm';
import { VisitForm } from './VisitForm';

/** Work on the way: what was found, with photos from before it is solved. */
export function HandleForm({ isGiving, onGive, onCancel }: CommandFormProps<'handle'>) {
  const { t } = useTranslation();
  return (
    <VisitForm
      kind="handle"
      noteLabel={t('work.handleNote')}
      placeholder={t('work.handlePlaceholder')}
      photoLabel={t('work.before')}
      isPhotoNeeded={false}
      isGiving={isGiving}
      onDone={({ note, photos, fix }) => void onGive({ note, photos: photos.map(({ sha256 }) => sha256), fix }, photos)}
      onCancel={onCancel}
    />
  );
}
