import { PlusOutlined } from '@ant-design/icons';
import type { FindingView } from '@contract/schemas/dispatch';
import { Button } from 'antd';
import { useTranslation } from '../../locale/useTranslation';
import { uuidv7 } from '../../offline/uuid';
import { EmptyNotice } from '../../ui/Notices';
import type { Edit, Editing } from './editRules';
import { RuleRow } from './RuleRow';
import type { RuleNames } from './useRuleNames';

export interface RuleListProps {
  readonly state: Editing;
  readonly findings: readonly FindingView[];
  /** Cases that each rule sent in the last dry run. */
  readonly counts: ReadonlyMap<string, number> | null;
  readonly names: RuleNames;
  readonly edit: (change: Edit) => void;
}

/** The rules in their order. Each can be opened, moved and deleted with the keyboard; the last deletion can be undone. */
export function RuleList({ state, findings, counts, names, edit }: RuleListProps) {
  const { t } = useTranslation();
  const { rules, openId, removed } = state;
  const add = () =>
    edit({
      kind: 'add',
      rule: { id: uuidv7(), name: t('rules.newName'), when: {}, sendTo: { kind: 'trade-unit' }, isAutomatic: false },
    });
  return (
    <section className="rules-list" aria-label={t('rules.list')}>
      <div className="rules-list-head">
        <Button icon={<PlusOutlined aria-hidden />} data-action="add-rule" onClick={add}>
          {t('rules.add')}
        </Button>
        {removed && (
          <span role="status">
            {t('rules.removed', { name: removed.rule.name })}{' '}
            <Button type="link" onClick={() => edit({ kind: 'undo' })}>
              {t('rules.undo')}
            </Button>
          </span>
        )}
      </div>
      {rules.length === 0 && <EmptyNotice title={t('rules.empty')} hint={t('rules.emptyHint')} />}
      <ol>
        {rules.map((rule, index) => (
          <RuleRow
            key={rule.id}
            rule={rule}
            place={{ index, isFirst: index === 0, isLast: index === rules.length - 1 }}
            isOpen={rule.id === openId}
            findings={findings.filter(({ ruleIndex }) => ruleIndex === index)}
            count={counts && (counts.get(rule.id) ?? 0)}
            names={names}
            edit={edit}
          />
        ))}
      </ol>
    </section>
  );
}
