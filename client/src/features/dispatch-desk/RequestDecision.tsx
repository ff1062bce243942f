import type { CaseDetail } from '@contract/schemas';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useCase, useGiveCommand } from '../../api/cases';
import { errorCodeOf } from '../../api/problem';
import type { CaseRef } from '../../api/queryKeys';
import { useTranslation } from '../../locale/useTranslation';
import { uuidv7 } from '../../offline/uuid';
import type { FollowingCommand } from '../../ui/commandForm';
import { useShortcuts } from '../../ui/desk/shortcuts';
import { Consequence } from './Consequence';
import { RequestWords } from './RequestWords';

type Request = NonNullable<CaseDetail['request']>;
type Decision = Extract<FollowingCommand, `decide-${Request['kind']}`>;

/** Above the case: what the unit asks for, what either answer makes of the due time, and the two answers. */
export function RequestDecision({ caseRef }: { caseRef: CaseRef }) {
  const { data: detail } = useCase(caseRef);
  if (!detail?.request) return null;
  const kind: Decision = `decide-${detail.request.kind}`;
  const mayDecide = detail.actions.some((action) => action.kind === kind && action.isAllowed);
  return mayDecide ? <DecisionPanel detail={detail} request={detail.request} kind={kind} /> : null;
}

interface DecisionPanelProps {
  readonly detail: CaseDetail;
  readonly request: Request;
  readonly kind: Decision;
}

function DecisionPanel({ detail, request, kind }: DecisionPanelProps) {
  const { t } = useTranslation();
  const [note, setNote] = useState('');
  const { mutate, isPending, error } = useGiveCommand();
  const decide = (isApproved: boolean) => {
    if (isPending) return;
    const { id: caseId, districtCode, version: expectedVersion } = detail;
    const payload = { isApproved, note: note.trim() || undefined };
    const command = { kind, commandId: uuidv7(), caseId, districtCode, expectedVersion, payload };
    mutate({ districtCode, command, photos: [] });
  };
  useShortcuts([
    { key: 'y', label: t('asked.approve'), run: () => decide(true) },
    { key: 'n', label: t('asked.deny'), run: () => decide(false) },
  ]);
  return (
    <section className="request-decision" aria-label={t('asked.title')} data-request={request.kind}>
      <RequestWords detail={detail} request={request} />
      <Consequence detail={detail} request={request} />
      <Input
        aria-label={t('asked.note')}
        placeholder={t('asked.note')}
        maxLength={2000}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      {error && (
        <p className="field-error" role="alert">
          {t(`refusal.${errorCodeOf(error)}`)}
        </p>
      )}
      <div className="request-buttons">
        <Button type="primary" size="large" loading={isPending} data-decide="yes" onClick={() => decide(true)}>
          {t('asked.approve')} <kbd>Y</kbd>
        </Button>
        <Button size="large" disabled={isPending} data-decide="no" onClick={() => decide(false)}>
          {t('asked.deny')} <kbd>N</kbd>
        </Button>
      </div>
    </section>
  );
}
