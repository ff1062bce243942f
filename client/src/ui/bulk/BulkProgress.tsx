import { Button, Progress } from 'antd';
import { Link } from 'react-router';
import { useTranslation } from '../../locale/useTranslation';
import { useCategoryNames } from '../useCategoryNames';
import './bulk.css';
import { type BulkJob, cancelBulk, dismissBulk, retryBulk } from './bulkJobs';

/** How far the work on several cases is; when it has ended, what was done and what was not, with its reason. */
export function BulkProgress({ name, job }: { name: string; job: BulkJob }) {
  const { t } = useTranslation();
  if (!job.isRunning) return <BulkResult name={name} job={job} />;
  return (
    <div className="bulk-bar" role="status" data-bulk="running">
      <div className="bulk-line">
        <span>{t('bulk.progress', { done: job.done, total: job.total })}</span>
        <Button size="small" disabled={job.isCancelled} onClick={() => cancelBulk(name)}>
          {t('bulk.cancel')}
        </Button>
      </div>
      <Progress
        percent={Math.round((100 * job.done) / job.total)}
        showInfo={false}
        size="small"
        aria-label={t('bulk.progress', { done: job.done, total: job.total })}
      />
    </div>
  );
}

function BulkResult({ name, job }: { name: string; job: BulkJob }) {
  const { t } = useTranslation();
  const nameOf = useCategoryNames();
  const { refused, done, total } = job;
  return (
    <div className="bulk-bar" role="status" data-bulk="ended">
      <div className="bulk-line">
        <strong>{t('bulk.succeeded', { count: done - refused.length })}</strong>
        {done < total && <span>{t('bulk.cancelled', { count: total - done })}</span>}
        <Button size="small" onClick={() => dismissBulk(name)}>
          {t('bulk.dismiss')}
        </Button>
      </div>
      {refused.length > 0 && (
        <>
          <p className="field-error">{t('bulk.refused', { count: refused.length })}</p>
          <ul className="bulk-refused">
            {refused.map(({ item, problem }) => (
              <li key={item.id}>
                <Link to={`/case/${item.districtCode}/${item.id}`}>
                  {nameOf(item.categoryId, item.categoryName)} {item.number}
                </Link>{' '}
                {problem === 'no-proposal' ? t('bulk.noProposal') : t(`refusal.${problem}`)}
              </li>
            ))}
          </ul>
          <Button size="small" onClick={() => retryBulk(name)}>
            {t('bulk.retry')}
          </Button>
        </>
      )}
    </div>
  );
}
