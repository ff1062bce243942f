import type { FindingView } from '@contract/schemas/dispatch';
import { useTranslation } from '../../locale/useTranslation';
import { findingText } from './ruleText';
import type { RuleNames } from './useRuleNames';

const marks = { error: '■', warning: '▲', hint: '●' } as const;

/** What is to be said of a rule; the level is told by shape and word, not by colour alone. */
export function FindingList({ findings, names }: { findings: readonly FindingView[]; names: RuleNames }) {
  const { t } = useTranslation();
  if (findings.length === 0) return null;
  return (
    <ul className="rule-findings" aria-label={t('rules.finding.title')}>
      {findings.map((finding) => (
        <li key={`${finding.code} ${finding.path} ${finding.otherRuleIndex}`} data-level={finding.level}>
          <span className="finding-level">
            <span aria-hidden="true">{marks[finding.level]}</span> {t(`rules.finding.level.${finding.level}`)}
          </span>{' '}
          {findingText(finding, names, t)}
        </li>
      ))}
    </ul>
  );
}
