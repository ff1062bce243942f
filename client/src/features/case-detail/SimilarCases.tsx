import type { CaseDetail } from '@contract/schemas';
import type { SimilarCase } from '@contract/schemas/search';
import { Button } from 'antd';
import { Link } from 'react-router';
import { useSimilarToCase } from '../../api/similarCases';
import { useTranslation } from '../../locale/useTranslation';
import { distanceText } from '../../ui/distance';
import { hoursText } from '../../ui/hoursText';
import { ErrorNotice } from '../../ui/Notices';
import { StatusTag } from '../../ui/StatusTag';
import type { GiveCommand } from './useGive';
import { useLinking } from './useLinking';

/** Cases of the same category near in place and time, while the case may still be linked to one of them. */
export function SimilarCases({ detail, give }: { detail: CaseDetail; give: GiveCommand }) {
  const { t } = useTranslation();
  const mayLink = detail.actions.some((action) => action.kind === 'link-duplicate' && action.isAllowed);
  const query = useSimilarToCase(mayLink ? { districtCode: detail.districtCode, caseId: detail.id } : null);
  const { isLinking, link } = useLinking(detail, give);
  if (!mayLink || query.isPending) return null;
  if (!query.data) return <ErrorNotice error={query.error} onRetry={query.refetch} />;
  const { items, radiusMeters, hours } = query.data;
  return (
    <section className="case-similar" aria-label={t('case.similar.title')}>
      {items.length > 0 && (
        <h3>
          {t('case.similar.title')} <span className="case-quiet">{t('list.count', { count: items.length })}</span>
        </h3>
      )}
      <p className="case-quiet">
        {items.length === 0 && <>{t('case.similar.none')} · </>}
        {t('case.similar.within', { meters: radiusMeters, hours })}
      </p>
      <ul>
        {items.map((item) => (
          <SimilarRow key={item.id} item={item} isLinking={isLinking} onLink={() => void link(item)} />
        ))}
      </ul>
    </section>
  );
}

function SimilarRow({ item, isLinking, onLink }: { item: SimilarCase; isLinking: boolean; onLink: () => void }) {
  const { t } = useTranslation();
  return (
    <li data-similar={item.id}>
      <div>
        <Link to={`/case/${item.districtCode}/${item.id}`}>{item.number}</Link> <StatusTag status={item.status} />
        <p className="case-quiet">
          {t('case.similar.distance', { distance: distanceText(item.distanceMeters, t) })} ·{' '}
          {t('case.similar.apart', { hours: hoursText(item.hoursApart) })}
        </p>
        <p>{item.address ?? item.description}</p>
      </div>
      <Button size="small" loading={isLinking} onClick={onLink}>
        {t('case.similar.link')}
      </Button>
    </li>
  );
}
