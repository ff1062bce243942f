import type { CaseSummary } from '@contract/schemas';
import { Button, Checkbox } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from '../../locale/useTranslation';
import './bulk.css';
import { BulkProgress } from './BulkProgress';
import { useBulkJobs } from './bulkJobs';
import { select } from './selection';

export interface BulkBarProps {
  readonly desk: string;
  /** The shown cases that may be acted on. */
  readonly candidates: readonly CaseSummary[];
  readonly chosen: readonly CaseSummary[];
  /** How to choose and act by keyboard. */
  readonly hint: string;
  /** What can be done with the chosen ones. */
  readonly children: ReactNode;
}

/** Above a queue: how many cases are selected, what can be done with them, how far that is and how it went. */
export function BulkBar({ desk, candidates, chosen, hint, children }: BulkBarProps) {
  const { t } = useTranslation();
  const job = useBulkJobs((jobs) => jobs[desk]);
  if (job) return <BulkProgress name={desk} job={job} />;
  if (candidates.length === 0) return null;
  const isAll = chosen.length === candidates.length;
  return (
    <section className="bulk-bar" aria-label={t('bulk.selected', { count: chosen.length })}>
      <div className="bulk-line">
        {/* biome-ignore lint/a11y/noLabelWithoutControl: antd's checkbox is the control */}
        <label className="selectable-box">
          <Checkbox
            checked={isAll}
            indeterminate={!isAll && chosen.length > 0}
            aria-label={t('bulk.selectAll')}
            onChange={() => select(desk, isAll ? [] : candidates.map(({ id }) => id))}
          />
        </label>
        <span role="status">{t('bulk.selected', { count: chosen.length })}</span>
        {chosen.length > 0 && (
          <Button type="link" size="small" onClick={() => select(desk, [])}>
            {t('bulk.clear')}
          </Button>
        )}
      </div>
      {chosen.length > 0 ? <div className="bulk-actions">{children}</div> : <p className="bulk-hint">{hint}</p>}
    </section>
  );
}
