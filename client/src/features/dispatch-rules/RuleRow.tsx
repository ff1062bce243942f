import { ArrowDownOutlined, ArrowUpOutlined, CopyOutlined, DeleteOutlined } from '@ant-design/icons';
import type { FindingView } from '@contract/schemas/dispatch';
import type { DispatchRule } from '@domain/dispatch/rules';
import { Button } from 'antd';
import { useTranslation } from '../../locale/useTranslation';
import { uuidv7 } from '../../offline/uuid';
import type { Edit } from './editRules';
import { FindingList } from './FindingList';
import { conditionTexts, targetText } from './ruleText';
import type { RuleNames } from './useRuleNames';

export interface RuleRowProps {
  readonly rule: DispatchRule;
  readonly place: { readonly index: number; readonly isFirst: boolean; readonly isLast: boolean };
  readonly isOpen: boolean;
  readonly findings: readonly FindingView[];
  readonly count: number | null;
  readonly names: RuleNames;
  readonly edit: (change: Edit) => void;
}

/** One rule in the list: what it is about, where it sends, what is to be said of it. */
export function RuleRow({ rule, place, isOpen, findings, count, names, edit }: RuleRowProps) {
  const { t } = useTranslation();
  const conditions = conditionTexts(rule, names, t);
  return (
    <li className="rule-row" data-rule={rule.id} data-open={isOpen}>
      <span className="rule-number">{place.index + 1}</span>
      <div className="rule-body">
        <button
          type="button"
          className="rule-name"
          aria-current={isOpen}
          aria-label={t('rules.edit', { name: rule.name })}
          onClick={() => edit({ kind: 'open', id: rule.id })}
        >
          {rule.name}
        </button>
        {rule.isAutomatic && <span className="rule-automatic">{t('rules.automatic')}</span>}
        {count !== null && <span className="case-quiet rule-count">{t('rules.cases', { count })}</span>}
        <p className="rule-conditions">
          {conditions.length === 0 ? t('rules.everything') : conditions.join(t('rules.clause'))}
        </p>
        <p className="rule-target">→ {targetText(rule, names, t)}</p>
        <FindingList findings={findings} names={names} />
      </div>
      <RowButtons rule={rule} place={place} edit={edit} />
    </li>
  );
}

function RowButtons({ rule, place, edit }: Pick<RuleRowProps, 'rule' | 'place' | 'edit'>) {
  const { t } = useTranslation();
  const { id, name } = rule;
  const copy = () => edit({ kind: 'add', rule: { ...rule, id: uuidv7(), name: t('rules.copyName', { name }) } });
  return (
    <div className="rule-buttons">
      <Button
        type="text"
        icon={<ArrowUpOutlined />}
        aria-label={t('rules.up', { name })}
        disabled={place.isFirst}
        onClick={() => edit({ kind: 'move', id, by: -1 })}
      />
      <Button
        type="text"
        icon={<ArrowDownOutlined />}
        aria-label={t('rules.down', { name })}
        disabled={place.isLast}
        onClick={() => edit({ kind: 'move', id, by: 1 })}
      />
      <Button type="text" icon={<CopyOutlined />} aria-label={`${t('rules.copy')} ${name}`} onClick={copy} />
      <Button
        type="text"
        icon={<DeleteOutlined />}
        aria-label={`${t('rules.remove')} ${name}`}
        onClick={() => edit({ kind: 'remove', id })}
      />
    </div>
  );
}
