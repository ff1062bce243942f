import type { Position } from '@domain/case/caseFile';
import { Link } from 'react-router';
import { useSimilarAt } from '../../api/similarCases';
import { useTranslation } from '../../locale/useTranslation';
import { distanceText } from '../../ui/distance';
import { StatusTag } from '../../ui/StatusTag';
import { agoText } from '../../ui/time';
import { useNow } from '../../ui/useNow';

/** So many are told at once; the sheet stays one screen long. */
const most = 3;

/** Before it is sent: cases of the same category nearby. Nothing without a network, and nothing that keeps from reporting. */
export function SimilarHint({ place, categoryId }: { place: Position | null; categoryId: string | null }) {
  const { t } = useTranslation();
  const now = useNow();
  const { data } = useSimilarAt(place, categoryId);
  if (!data || data.items.length === 0) return null;
  return (
    <details className="similar-hint">
      <summary>{t('solve.similar', { count: data.items.length })}</summary>
      <ul>
        {data.items.slice(0, most).map((item) => (
          <li key={item.id}>
            <Link to={`/case/${item.districtCode}/${item.id}`}>{item.description}</Link>
            <span className="case-quiet">
              {t('solve.similarFar', {
                distance: distanceText(item.distanceMeters, t),
                ago: agoText(Date.parse(item.reportedAt), now, t),
              })}{' '}
              <StatusTag status={item.status} />
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
