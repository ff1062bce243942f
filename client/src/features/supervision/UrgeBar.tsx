import type { CaseSummary } from '@contract/schemas';
import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import { useParams } from 'react-router';
import { useTranslation } from '../../locale/useTranslation';
import { BulkBar } from '../../ui/bulk/BulkBar';
import { giveInBulk } from '../../ui/bulk/bulkCommand';
import { startBulk } from '../../ui/bulk/bulkJobs';
import { caseAtHand } from '../../ui/bulk/caseAtHand';
import { select, selectedOf, toggle, useSelection } from '../../ui/bulk/selection';
import { useShortcuts } from '../../ui/desk/shortcuts';
import { TemplateChips } from '../../ui/TemplateChips';
import './supervision.css';

export interface UrgeBarProps {
  readonly desk: string;
  readonly items: readonly CaseSummary[];
  readonly mayBeUrged: (item: CaseSummary) => boolean;
}

/** Urges the selected cases with one demand; each of their units owes an answer of its own. */
export function UrgeBar({ desk, items, mayBeUrged }: UrgeBarProps) {
  const { t } = useTranslation();
  const { caseId = null } = useParams();
  const ids = useSelection(desk);
  const candidates = items.filter(mayBeUrged);
  const chosen = selectedOf(items, ids, mayBeUrged);
  const mark = () => {
    const id = caseAtHand(caseId);
    if (id && candidates.some((item) => item.id === id)) toggle(desk, id);
  };
  useShortcuts([{ key: 'x', label: t('bulk.selectThis'), run: mark }]);
  const urge = (reason: string) => {
    select(desk, []);
    void startBulk(desk, chosen, (item) => giveInBulk(item, 'urge', { reason }));
  };
  return (
    <BulkBar desk={desk} candidates={candidates} chosen={chosen} hint={t('supervision.keys')}>
      <UrgeForm count={chosen.length} onUrge={urge} />
    </BulkBar>
  );
}

function UrgeForm({ count, onUrge }: { count: number; onUrge: (reason: string) => void }) {
  const { t } = useTranslation();
  const id = useId();
  const [reason, setReason] = useState('');
  const [isAsked, setIsAsked] = useState(false);
  const submit = () => {
    setIsAsked(true);
    if (reason.trim()) onUrge(reason.trim());
  };
  return (
    <div className="urge-form">
      <label htmlFor={id}>{t('supervision.reason')}</label>
      <Input.TextArea
        id={id}
        rows={2}
        maxLength={2000}
        placeholder={t('supervision.reasonPlaceholder')}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      {isAsked && !reason.trim() && (
        <p className="field-error" role="alert">
          {t('form.reasonNeeded')}
        </p>
      )}
      <TemplateChips command="urge" onPick={setReason} />
      <p className="bulk-hint">{t('supervision.answerRule')}</p>
      <Button type="primary" data-bulk-action="urge" onClick={submit}>
        {t('supervision.urgeSelected', { count })}
      </Button>
    </div>
  );
}
