import { Button } from 'antd';
import { useId } from 'react';
import { useTranslation } from '../../locale/useTranslation';
import type { CaseAction } from './actionOrder';

export interface BlockedActionsProps {
  readonly blocked: readonly CaseAction[];
  readonly foreign: readonly CaseAction[];
}

/** What cannot be done now, each with its reason; the steps of other posts are folded away. */
export function BlockedActions({ blocked, foreign }: BlockedActionsProps) {
  const { t } = useTranslation();
  const all = [...blocked, ...foreign];
  if (all.length === 0) return null;
  return (
    <details className="blocked-actions">
      <summary>{t('case.otherSteps')}</summary>
      <ul>
        {all.map((action) => (
          <BlockedAction key={action.kind} action={action} />
        ))}
      </ul>
    </details>
  );
}

function BlockedAction({ action }: { action: CaseAction }) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <li>
      <Button size="small" disabled aria-describedby={id}>
        {t(`command.${action.kind}`)}
      </Button>
      <span id={id}>{t(`refusal.${action.refusal ?? 'transition-not-allowed'}`)}</span>
    </li>
  );
}
