import type { CaseSummary } from '@contract/schemas';
import { useTranslation } from '../locale/useTranslation';
import './rowNotes.css';
import { remainingText } from './time';
import { useInstant } from './useInstant';
import { useNow } from './useNow';

/** What is special about a case beyond its standing: a pending request, a suspension, an owed answer, an appeal. */
export function RowNotes({ item, extra = null }: { item: CaseSummary; extra?: string | null }) {
  const notes = [extra, ...useNotes(item)].filter((note) => note !== null);
  if (notes.length === 0) return null;
  return (
    <ul className="row-notes">
      {notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  );
}

function useNotes(item: CaseSummary): (string | null)[] {
  const { t } = useTranslation();
  const instant = useInstant();
  const now = useNow();
  const { request, suspendedUntil, supervision, supervisionDueAt, appeal } = item;
  const answerBy =
    supervisionDueAt && t('rowNote.answerBy', { remaining: remainingText(Date.parse(supervisionDueAt), now, t) });
  return [
    request && t('rowNote.request', { kind: t(`request.${request.kind}`) }),
    suspendedUntil && t('rowNote.suspendedUntil', { instant: instant(suspendedUntil) }),
    supervision === 'owed' ? [t('rowNote.owed'), answerBy].filter(Boolean).join(' · ') : null,
    supervision === 'answered' ? t('rowNote.answered') : null,
    appeal && t(`rowNote.appeal.${appeal}`),
  ];
}
