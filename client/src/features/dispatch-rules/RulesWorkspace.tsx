import type { RuleDraftView } from '@contract/schemas/dispatch';
import { areSameRules } from '@domain/dispatch/rules';
import { Alert, Tabs } from 'antd';
import { useEffect, useMemo, useReducer, useState } from 'react';
import { useRuleFindings } from '../../api/dispatchRules';
import { useTranslation } from '../../locale/useTranslation';
import { DryRunPanel } from './DryRunPanel';
import { type Edit, type Editing, editRules } from './editRules';
import { RuleEditor, type RuleEditorProps } from './RuleEditor';
import { RuleList } from './RuleList';
import { RulesHead } from './RulesHead';
import { useRuleNames } from './useRuleNames';
import { useSettled } from './useSettled';
import { VersionTable } from './VersionTable';

/** The list of rules at the left; beside it the open rule, the dry run, the versions. */
export function RulesWorkspace({ known }: { known: RuleDraftView }) {
  const { t } = useTranslation();
  const { state, edit, isChanged, findings } = useEditing(known);
  const [tab, setTab] = useState('edit');
  const [counts, setCounts] = useState<ReadonlyMap<string, number> | null>(null);
  const [chosenAreas, setChosenAreas] = useState<ReadonlyMap<string, string>>(new Map());
  const storedNames = useMemo(
    () => new Map([...chosenAreas, ...Object.entries(known.names)]),
    [chosenAreas, known.names],
  );
  const names = useRuleNames(storedNames);
  const editAndShow = (change: Edit) => {
    edit(change);
    if (change.kind === 'open' || change.kind === 'add') setTab('edit');
  };
  const rememberAreas: RuleEditorProps['onAreas'] = (found) => setChosenAreas((old) => new Map([...old, ...found]));
  const panes = {
    edit: <OpenRule state={state} edit={edit} findings={findings} names={names} onAreas={rememberAreas} />,
    dryRun: <DryRunPanel rules={state.rules} names={names} onCounts={setCounts} />,
    versions: <VersionTable known={known} />,
  };
  return (
    <>
      <RulesHead known={known} rules={state.rules} isChanged={isChanged} findings={findings} />
      <div className="rules-work">
        <RuleList state={state} findings={findings} counts={counts} names={names} edit={editAndShow} />
        <Tabs
          className="rules-panel"
          activeKey={tab}
          onChange={setTab}
          items={tabs.map((key) => ({ key, label: t(`rules.tab.${key}`), children: panes[key] }))}
        />
      </div>
    </>
  );
}

const tabs = ['edit', 'dryRun', 'versions'] as const;

/** The rules on the page, whether they differ from the stored ones, and what is to be said of them. */
function useEditing(known: RuleDraftView) {
  const stored = known.draft ?? known.published;
  const [state, edit] = useReducer(editRules, { rules: stored?.rules ?? [], openId: null, removed: null });
  // Saved, restored, or saved by another and read again: the page starts from there.
  useEffect(() => edit({ kind: 'start', rules: stored?.rules ?? [] }), [stored]);
  const isChanged = useMemo(() => !areSameRules(state.rules, stored?.rules ?? []), [state.rules, stored]);
  const inspected = useRuleFindings(useSettled(state.rules), isChanged);
  const findings = (isChanged ? inspected.data : null) ?? known.findings;
  return { state, edit, isChanged, findings };
}

interface OpenRuleProps extends Pick<RuleEditorProps, 'findings' | 'names' | 'onAreas'> {
  readonly state: Editing;
  readonly edit: (change: Edit) => void;
}

function OpenRule({ state, edit, findings, ...shared }: OpenRuleProps) {
  const { t } = useTranslation();
  const index = state.rules.findIndex(({ id }) => id === state.openId);
  const rule = state.rules[index];
  if (!rule) return <Alert showIcon={false} title={t('rules.choose')} />;
  return (
    <RuleEditor
      key={rule.id}
      rule={rule}
      {...shared}
      findings={findings.filter(({ ruleIndex }) => ruleIndex === index)}
      onChange={(changed) => edit({ kind: 'change', rule: changed })}
    />
  );
}
