import type { CaseDetail } from '@contract/schemas';
import { Link } from 'react-router';
import { useTranslation } from '../../locale/useTranslation';
import { StatusTag } from '../../ui/StatusTag';
import { useInstant } from '../../ui/useInstant';

/** Duplicates, the case this one repeats, its parent and its parts; each leads to its own page. */
export function RelatedCases({ detail }: { detail: CaseDetail }) {
  const { t } = useTranslation();
  const instant = useInstant();
  if (detail.related.length === 0) return null;
  return (
    <section className="case-related" aria-label={t('case.related')}>
      <h3>{t('case.related')}</h3>
      <ul>
        {detail.related.map(({ relation, id, number, status, categoryName, description, reportedAt }) => (
          <li key={id} data-relation={relation}>
            <span className="case-quiet">{t(`case.relation.${relation}`)}</span>{' '}
            <Link to={`/case/${detail.districtCode}/${id}`}>{number}</Link> {categoryName} <StatusTag status={status} />
            <p className="case-quiet">
              {instant(reportedAt)} · {description}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
