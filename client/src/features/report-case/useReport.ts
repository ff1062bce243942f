import type { Category, LocatedPlace, Session } from '@contract/schemas';
import { App } from 'antd';
import { useTranslation } from '../../locale/useTranslation';
import { submit } from '../../offline/useOutbox';
import { uuidv7 } from '../../offline/uuid';
import {
  draftPhotos,
  emptyDraft,
  missingPart,
  type ReportDraft,
  reportPayload,
  selfDisposalPayload,
  useDraft,
} from './draft';

/** Reports the draft: kept on the device first, then sent; the sheet is ready for the next report at once. */
export function useReport(place: LocatedPlace | null, session: Session, category: Category | null) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  return async () => {
    const draft = useDraft.getState();
    const condition = category?.conditions.find((candidate) => candidate.id === draft.filingConditionId);
    const founding = foundingCommand(draft, condition?.filingText ?? category?.name ?? '');
    const districtCode = place?.district.code ?? session.districtCode;
    if (!founding || missingPart(draft) || !districtCode) return;
    const capturedAt = new Date().toISOString();
    const command = { ...founding, commandId: uuidv7(), caseId: uuidv7(), capturedAt };
    const where = place ? `${place.community.name} ${place.unitGrid.code}` : '';
    const item = { ownerId: session.id, districtCode, command, title: category?.name ?? '', place: where };
    // Emptied before anything is awaited, so that a second press finds nothing to report.
    useDraft.setState({ ...emptyDraft, location: draft.location, fix: draft.fix });
    try {
      await submit(item, draftPhotos(draft));
      void message.success(t('field.reported'));
    } catch {
      useDraft.setState(draft);
      void message.error(t('refusal.internal-error'));
    }
  };
}

/** What the draft becomes: a report, or a self-disposal where it was solved on the spot. */
function foundingCommand(draft: ReportDraft, fallbackDescription: string) {
  if (draft.isSolved) {
    const payload = selfDisposalPayload(draft, fallbackDescription);
    return payload && ({ kind: 'self-dispose', payload } as const);
  }
  const payload = reportPayload(draft, fallbackDescription);
  return payload && ({ kind: 'report', payload } as const);
}
