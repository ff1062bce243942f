import type { City, Session } from '@contract/schemas';
import { useParams } from 'react-router';
import { useUnitGridDraft } from '../../api/unitGridDrafts';
import { ErrorNotice, LoadingNotice } from '../../ui/Notices';
import { DraftList } from './DraftList';
import { DraftWorkspace } from './DraftWorkspace';
import './gridEditor.css';

export interface KnownProps {
  readonly city: City;
  readonly session: Session;
}

/** Drafts of unit grids; one of them is edited on the map. */
export function GridEditorPage(known: KnownProps) {
  const { districtCode, draftId } = useParams();
  if (!districtCode || !draftId) return <DraftList {...known} isProfessional={false} />;
  return <OpenDraft key={draftId} {...known} draftRef={{ districtCode, draftId }} />;
}

function OpenDraft({ draftRef, ...known }: KnownProps & { draftRef: { districtCode: string; draftId: string } }) {
  const draft = useUnitGridDraft(draftRef);
  if (draft.isPending) return <LoadingNotice rows={10} />;
  if (!draft.data) return <ErrorNotice error={draft.error} onRetry={draft.refetch} />;
  return <DraftWorkspace {...known} draft={draft.data} />;
}
