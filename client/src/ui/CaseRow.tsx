import type { CaseSummary } from '@contract/schemas';
import { useTranslation } from '../locale/useTranslation';
import './queue.css';
import { DueClock } from './DueClock';
import { GroupedCode } from './GroupedCode';
import { StatusTag } from './StatusTag';
import { useCategoryNames } from './useCategoryNames';

export interface CaseRowProps {
  readonly item: CaseSummary;
  readonly isSelected: boolean;
  /** Whether the case has left the list's own statuses since it was loaded: it stays in place, dimmed. */
  readonly hasLeft: boolean;
  readonly onSelect: (item: CaseSummary) => void;
}

/** One case of a queue: lamp and clock, category, place, where it stands. */
export function CaseRow({ item, isSelected, hasLeft, onSelect }: CaseRowProps) {
  const { t } = useTranslation();
  const nameOf = useCategoryNames();
  return (
    <button
      type="button"
      className="case-row"
      aria-current={isSelected ? 'true' : undefined}
      data-case={item.id}
      data-left={hasLeft || undefined}
      onClick={() => onSelect(item)}
    >
      <span className="case-row-line">
        <strong>{nameOf(item.categoryId, item.categoryName)}</strong>
        <DueClock item={item} />
      </span>
      <span className="case-row-line case-row-quiet">
        <span className="case-row-text">{item.address ?? item.description}</span>
        {item.reworkCount > 0 && <span>{t('case.rework', { count: item.reworkCount })}</span>}
      </span>
      <span className="case-row-line case-row-quiet">
        <GroupedCode code={item.unitGridCode} />
        <StatusTag status={item.status} />
      </span>
    </button>
  );
}
