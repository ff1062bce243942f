import type { CaseDetail } from '@contract/schemas';
import { photoAddress } from '../../../api/cases';
import { useTranslation } from '../../../locale/useTranslation';
import { useInstant } from '../../../ui/useInstant';

/** Every photo of the case with the step it was taken at. */
export function DossierPhotos({ detail }: { detail: CaseDetail }) {
  const { t } = useTranslation();
  const instant = useInstant(true);
  const photos = detail.activities.flatMap((activity) => activity.photos.map((sha256) => ({ activity, sha256 })));
  if (photos.length === 0) return null;
  return (
    <section>
      <h2>{t('dossier.photos')}</h2>
      <div className="dossier-photos">
        {photos.map(({ activity, sha256 }) => {
          const words = { action: t(`command.${activity.kind}`), instant: instant(activity.at) };
          return (
            <figure key={`${activity.sequence}-${sha256}`}>
              <img src={photoAddress(detail.districtCode, sha256)} alt={t('dossier.photosOf', words)} />
              <figcaption>{t('dossier.photosOf', words)}</figcaption>
            </figure>
          );
        })}
      </div>
    </section>
  );
}
