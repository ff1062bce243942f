import type { SimilarCases } from '@contract/schemas/search';
import { Link } from 'react-router';
import { useTranslation } from '../../locale/useTranslation';
import { distanceText } from '../../ui/distance';
import { hoursText } from '../../ui/hoursText';
import { StatusTag } from '../../ui/StatusTag';

/** Cases that others may have reported already, while the caller is still on the line. */
export function NewCaseSimilar({ similar }: { similar: SimilarCases | undefined }) {
  const { t } = useTranslation();
  if (!similar || similar.items.length === 0) return <div role="status" />;
  return (
    <div className="new-case-similar" role="status">
      <strong>{t('hotline.alreadyReported')}</strong>
      <ul>
        {similar.items.map((item) => (
          <li key={item.id} data-similar={item.id}>
            <Link to={`/case/${item.districtCode}/${item.id}`}>{item.number}</Link> <StatusTag status={item.status} />
            <p>
              {t('case.similar.distance', { distance: distanceText(item.distanceMeters, t) })} ·{' '}
              {t('case.similar.apart', { hours: hoursText(item.hoursApart) })} · {item.address ?? item.description}
            </p>
          </li>
        ))}
      </ul>
    </div>
  );
}
