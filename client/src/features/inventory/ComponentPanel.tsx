import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { Link } from 'react-router';
import type { useComponent } from '../../api/inventory';
import { useTranslation } from '../../locale/useTranslation';
import { ErrorNotice, LoadingNotice } from '../../ui/Notices';
import { PhotoStrip } from '../../ui/PhotoStrip';
import { StatusTag } from '../../ui/StatusTag';
import { useCategoryNames } from '../../ui/useCategoryNames';
import { useInstant } from '../../ui/useInstant';
import { ComponentActions } from './ComponentActions';
import { ComponentFacts } from './ComponentFacts';
import { ComponentHistory } from './ComponentHistory';
import type { Placing } from './placing';
import { StateMark } from './StateMark';

interface Props {
  readonly query: ReturnType<typeof useComponent>;
  readonly mayEdit: boolean;
  readonly placing: Placing;
  readonly onClose: () => void;
}

/** One component: what is recorded of it, what can be changed, its photos, its cases and its past. */
export function ComponentPanel({ query, mayEdit, placing, onClose }: Props) {
  const { t } = useTranslation();
  const nameOf = useCategoryNames();
  const instant = useInstant(true);
  if (query.isPending) return <LoadingNotice rows={8} />;
  if (!query.data) return <ErrorNotice error={query.error} onRetry={query.refetch} />;
  const detail = query.data;
  const photos = detail.changes.flatMap((change) => change.photos);
  return (
    <article className="component-panel" aria-label={detail.name} data-component-version={detail.version}>
      <header className="component-head">
        <h2>{detail.name === detail.categoryName ? nameOf(detail.categoryId, detail.categoryName) : detail.name}</h2>
        <StateMark state={detail.state} />
        <Button type="text" icon={<CloseOutlined />} aria-label={t('inventory.close')} onClick={onClose} />
      </header>
      {mayEdit && <ComponentActions detail={detail} placing={placing} />}
      <div className="component-columns">
        <div>
          <ComponentFacts detail={detail} />
          <h3>{t('inventory.photos')}</h3>
          {photos.length > 0 ? (
            <PhotoStrip districtCode={detail.districtCode} photos={photos} />
          ) : (
            <p className="inventory-quiet">{t('inventory.noPhotos')}</p>
          )}
        </div>
        <div>
          <h3>{t('inventory.cases')}</h3>
          {detail.cases.length === 0 && <p className="inventory-quiet">{t('inventory.noCases')}</p>}
          <ul className="component-cases">
            {detail.cases.map(({ id, number, status, reportedAt }) => (
              <li key={id}>
                <Link to={`/case/${detail.districtCode}/${id}`}>{number}</Link> <StatusTag status={status} />{' '}
                <time dateTime={reportedAt}>{instant(reportedAt)}</time>
              </li>
            ))}
          </ul>
          <ComponentHistory detail={detail} />
        </div>
      </div>
    </article>
  );
}
