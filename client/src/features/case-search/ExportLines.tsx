import type { ExportJob } from '@contract/schemas/search';
import { Button, Progress } from 'antd';
import { exportAddress, useExportChanges } from '../../api/search';
import { useTranslation } from '../../locale/useTranslation';
import { Styled } from '../../ui/Styled';
import './exportBar.css';

/** A line for each export: how far it is, and what can be done with it. */
export function ExportLines({ jobs }: { jobs: readonly ExportJob[] }) {
  return (
    <Styled>
      <div className="export-bars">
        {jobs.map((job) => (
          <ExportLine key={job.id} job={job} />
        ))}
      </div>
    </Styled>
  );
}

function ExportLine({ job }: { job: ExportJob }) {
  const { t } = useTranslation();
  const { cancel } = useExportChanges();
  const isRunning = job.state === 'running';
  return (
    <section className="export-bar" data-export={job.state} aria-label={t('search.export.bar')}>
      <span role={isRunning ? undefined : 'status'}>{lineText(job, t)}</span>
      {isRunning && (
        <Progress
          className="export-progress"
          aria-label={t('search.export.bar')}
          percent={job.total === 0 ? 0 : Math.floor((job.done / job.total) * 100)}
          size="small"
        />
      )}
      {job.isCut && <span>{t('search.export.cut', { count: job.total })}</span>}
      {job.state === 'done' && (
        <Button size="small" type="primary" href={exportAddress(job.id)} download data-action="download">
          {t('search.export.download')}
        </Button>
      )}
      <Button size="small" loading={cancel.isPending} data-action="cancel-export" onClick={() => cancel.mutate(job.id)}>
        {t(isRunning ? 'action.cancel' : 'search.export.dismiss')}
      </Button>
    </section>
  );
}

function lineText(job: ExportJob, t: ReturnType<typeof useTranslation>['t']): string {
  const numbers = {
    done: job.done.toLocaleString(),
    total: job.total.toLocaleString(),
    size: sizeText(job.byteCount ?? 0),
  };
  return t(`search.export.state.${job.state}`, numbers);
}

function sizeText(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1_000))} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
