import type { CaseDetail } from '@contract/schemas';
import type { CommandPayloads } from '@domain/case/commands';
import { useMemo, useState } from 'react';
import type { PreparedPhoto } from '../../offline/photos';
import type { CommandForms, FollowingCommand } from '../../ui/commandForm';
import { sortActions } from './actionOrder';
import { changesSince } from './changes';
import { isGivenAtOnce } from './commandKeys';
import type { GiveCommand } from './useGive';
import { useGiving } from './useGiving';

/** The form that is open, and the version of the case it was opened on: that is what the person decides about. */
interface Opened {
  readonly kind: FollowingCommand;
  readonly version: number;
}

/**
 * What can be done with a case now, which form is open, and how the last command went. A refused form stays as it was,
 * and so does one whose case was changed by somebody else: what they did is told before anything is given.
 */
export function useActions(detail: CaseDetail, forms: CommandForms, give: GiveCommand) {
  const sorted = useMemo(() => sortActions(detail.actions), [detail.actions]);
  const [opened, setOpened] = useState<Opened | null>(null);
  const { isGiving, outcome, giveTo, forget } = useGiving(give, () => setOpened(null));
  const openAs = (next: Opened | null) => {
    forget();
    setOpened(next);
  };
  const onGive = <K extends FollowingCommand>(kind: K, payload: CommandPayloads[K], photos: readonly PreparedPhoto[]) =>
    giveTo({ ...detail, version: opened?.version ?? detail.version }, kind, payload, photos);
  const start = (kind: FollowingCommand) => {
    if (forms[kind] && !isGivenAtOnce(kind, detail)) openAs({ kind, version: detail.version });
    else void onGive(kind, {}, []);
  };
  const isReading = opened !== null && !isGiving;
  const missed = isReading && opened.kind !== 'note' ? changesSince(detail, opened.version) : [];
  return {
    ...sorted,
    open: opened?.kind ?? null,
    /** Why the open form's command cannot be given any more. */
    objection: isReading ? objectionTo(detail, opened.kind) : null,
    refusal: outcome.refusal,
    changes: missed.length > 0 ? missed : outcome.changes,
    isGiving,
    onGive,
    start,
    close: () => openAs(null),
    /** The person has seen what changed: from here on they decide about the case as it is now. */
    seeLatest: () => openAs(opened && { ...opened, version: detail.version }),
  };
}

function objectionTo({ actions }: CaseDetail, kind: FollowingCommand) {
  const action = actions.find((each) => each.kind === kind);
  return action?.isAllowed === false ? action.refusal : null;
}
