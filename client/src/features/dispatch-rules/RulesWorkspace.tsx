import type { RuleDraftView } from '@contract/schemas/dispatch';
import { areSameRules } from '@domain/dispatch/rules';
import { Alert, Tabs } from 'antd';
import { useEffect, useMemo, useReducer, useState } from 'react';
import { useRuleFindings } from '../../api/dispatchRules';
import { useTranslation } from '../../locale/useTranslation';
import { DryRunPanel } from './DryRunPanel';
import { editRules } from './editRules';
import { RuleEditor } from './RuleEditor';
import { RuleList } from './RuleList';
import { RulesHead } from './RulesHead';
import { useRuleNames } from './useRuleNames';
import { useSettled } from './useSettled';
import { VersionTable } from './VersionTable';

/** The list of rules at the left; beside it the open rule, the dry run, the versions. */
export function RulesWorkspace({ known }: { known: RuleDraftView }) {
  const { t } = useTranslation();
  const stored = known.draft ?? known.published;
  const [state, edit] = useReducer(editRules, { rules: stored?.rules ?? [], openId: null, removed: null });
  // Saved, restored, or saved by another and read again: the page starts from there.
  useEffect(() => edit({ kind: 'start', rules: stored?.rules ?? [] }), [stored]);
  const [chosenAreas, setChosenAreas] = useState<ReadonlyMap<string, string>>(new Map());
  const storedNames = useMemo(
    () => new Map([...chosenAreas, ...Object.entries(known.names)]),
    [chosenAreas, known.names],
  );
  const [tab, setTab] = useState('edit');
  const [counts, setCounts] = useState<ReadonlyMap<string, number> | null>(null);
  const names = useRuleNames(storedNames);
  const isChanged = useMemo(() => !areSameRules(state.rules, stored?.rules ?? []), [state.rules, stored]);
  const settled = useSettled(state.rules);
  const inspected = useRuleFindings(settled, isChanged);
  const findings = (isChanged ? inspected.data : null) ?? known.findings;
  const openIndex = state.rules.findIndex(({ id }) => id === state.openId);
  const open = state.rules[openIndex];
  const rememberAreas = (found: ReadonlyMap<string, string>) => setChosenAreas((old) => new Map([...old, ...found]));
  return (
    <>
      <RulesHead known={known} rules={state.rules} isChanged={isChanged} findings={findings} />
      <div className="rules-work">
        <RuleList
          state={state}
          findings={findings}
          counts={counts}
          names={names}
          edit={(change) => {
            edit(change);
            if (change.kind === 'open' || change.kind === 'add') setTab('edit');
          }}
        />
        <Tabs
          className="rules-panel"
          activeKey={tab}
          onChange={setTab}
          items={[
            {
              key: 'edit',
              label: t('rules.tab.edit'),
              children: open ? (
                <RuleEditor
                  key={open.id}
                  rule={open}
                  names={names}
                  onAreas={rememberAreas}
                  findings={findings.filter(({ ruleIndex }) => ruleIndex === openIndex)}
                  onChange={(rule) => edit({ kind: 'change', rule })}
                />
              ) : (
                <Alert showIcon={false} title={t('rules.choose')} />
              ),
            },
            {
              key: 'dry-run',
              label: t('rules.tab.dryRun'),
              children: <DryRunPanel rules={state.rules} names={names} onCounts={setCounts} />,
            },
            { key: 'versions', label: t('rules.tab.versions'), children: <VersionTable known={known} /> },
          ]}
        />
      </div>
    </>
  );
}
