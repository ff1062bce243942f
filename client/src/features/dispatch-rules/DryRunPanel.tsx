import { areSameRules, type RuleSet } from '@domain/dispatch/rules';
import { Button, InputNumber } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from '../../locale/useTranslation';
import { ErrorNotice } from '../../ui/Notices';
import { DryRunResult } from './DryRunResult';
import { useDryRun } from './useDryRun';
import type { RuleNames } from './useRuleNames';

const MAXIMUM_DAYS = 366;
const USUAL_DAYS = 30;

export interface DryRunPanelProps {
  readonly rules: RuleSet;
  readonly names: RuleNames;
  readonly onCounts: (counts: ReadonlyMap<string, number> | null) => void;
}

/** Tries the rules on the page against past cases; it goes on while other tabs are looked at. */
export function DryRunPanel({ rules, names, onCounts }: DryRunPanelProps) {
  const { t } = useTranslation();
  const [days, setDays] = useState(USUAL_DAYS);
  const { run, stop, state, seconds } = useDryRun();
  const { result } = state;
  const isOutdated = state.rules !== null && !areSameRules(state.rules, rules);
  useEffect(
    () => onCounts(result && !isOutdated ? new Map(result.rules.map(({ ruleId, cases }) => [ruleId, cases])) : null),
    [result, isOutdated, onCounts],
  );
  return (
    <div className="dry-run">
      <p className="case-quiet">{t('rules.dryRun.intro')}</p>
      <div className="dry-run-start">
        <label htmlFor="dry-run-days">{t('rules.dryRun.days')}</label>
        <InputNumber
          id="dry-run-days"
          min={1}
          max={MAXIMUM_DAYS}
          precision={0}
          value={days}
          onChange={(value) => setDays(value ?? USUAL_DAYS)}
        />
        <Button type="primary" data-action="dry-run" loading={state.isRunning} onClick={() => run(rules, days)}>
          {t('rules.dryRun.run')}
        </Button>
        {state.isRunning && (
          <>
            <span role="status">{t('rules.dryRun.running', { seconds })}</span>
            <Button onClick={stop}>{t('rules.dryRun.cancel')}</Button>
          </>
        )}
      </div>
      {state.error !== null && <ErrorNotice error={state.error} onRetry={() => run(rules, days)} />}
      {result && isOutdated && <p role="status">{t('rules.dryRun.outdated')}</p>}
      {result && <DryRunResult result={result} names={names} />}
    </div>
  );
}
