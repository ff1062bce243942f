import { useTranslation } from '../../locale/useTranslation';
import type { CommandFormProps } from '../../ui/commandForm';
import { PhotoStrip } from '../../ui/PhotoStrip';
import { photosBefore } from './photosBefore';
import { VisitForm } from './VisitForm';

/** What was done, with photos of the result beside those from before. */
export function FeedbackForm({ detail, isGiving, onGive, onCancel }: CommandFormProps<'give-feedback'>) {
  const { t } = useTranslation();
  const before = photosBefore(detail.activities);
  return (
    <VisitForm
      kind="give-feedback"
      noteLabel={t('form.feedback')}
      placeholder={t('form.feedbackPlaceholder')}
      photoLabel={t('work.after')}
      isPhotoNeeded
      isGiving={isGiving}
      onDone={({ note, photos, fix }) => void onGive({ note, photos: photos.map(({ sha256 }) => sha256), fix }, photos)}
      onCancel={onCancel}
    >
      {before.photos.length > 0 && (
        <figure className="visit-before">
          <figcaption>{t(before.isOfUnit ? 'work.before' : 'work.reported')}</figcaption>
          <PhotoStrip districtCode={detail.districtCode} photos={before.photos} />
        </figure>
      )}
    </VisitForm>
  );
}
