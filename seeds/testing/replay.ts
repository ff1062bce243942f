import { type Activity, type CaseFile, type CaseStatus, stageOf } from '../../server/domain/case/caseFile.ts';

type Projection = Pick<CaseFile, 'version' | 'reworkCount' | 'unitCode' | 'dueAt' | 'closedAt'> & {
  readonly status: CaseStatus | null;
  readonly updatedAt: string | null;
} & Partial<Pick<CaseFile, 'reportedAt' | 'confirmedAt' | 'duplicateOf'>> &
  Pick<CaseFile, 'acceptedAt' | 'filedAt' | 'dispatchedAt' | 'acknowledgedAt' | 'handledAt' | 'verifiedAt'>;

const nothing: Projection = {
  version: 0,
  status: null,
  reworkCount: 0,
  unitCode: null,
  dueAt: null,
  updatedAt: null,
  acceptedAt: null,
  filedAt: null,
  dispatchedAt: null,
  acknowledgedAt: null,
  handledAt: null,
  verifiedAt: null,
  closedAt: null,
};

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/**
 * What a case's activities alone say of its present state; throws when they do not follow each other. A child of a split
 * case has no report of its own: when it was reported and confirmed stands with its parent.
 */
export function replay(activities: readonly Activity[]): Projection {
  let state = nothing;
  for (const activity of activities) {
    const { sequence, fromStatus } = activity;
    if (sequence !== state.version + 1) throw new Error(`activity ${state.version + 1} has the sequence ${sequence}`);
    if (fromStatus !== state.status) throw new Error(`activity ${sequence} does not start where the last one ended`);
    state = { ...state, ...changeBy(activity, state), ...common(activity, state) };
  }
  return state;
}

function common({ sequence, kind, fromStatus, toStatus, at, details }: Activity, state: Projection) {
  const hasEnded = stageOf(toStatus) === 'ended';
  return {
    version: sequence,
    status: toStatus,
    updatedAt: at,
    closedAt: fromStatus === toStatus ? state.closedAt : hasEnded ? at : null,
    // An urging has a due time of its own.
    dueAt: kind !== 'urge' && 'dueAt' in details ? text(details.dueAt) : state.dueAt,
  };
}

const notSent = { unitCode: null, dispatchedAt: null, acknowledgedAt: null } as const;
const notDone = { handledAt: null, verifiedAt: null } as const;

/** What one activity says beside the status. In the case that another was linked to, a link says nothing. */
function changeBy({ kind, fromStatus, at, details }: Activity, state: Projection): Partial<Projection> {
  switch (kind) {
    case 'report':
      return { reportedAt: at, confirmedAt: null };
    case 'self-dispose':
      return { reportedAt: at, confirmedAt: null, acceptedAt: at, filedAt: at, handledAt: at };
    case 'split':
      return fromStatus === null ? { acceptedAt: at } : {};
    case 'confirm':
      return details.found === true ? { confirmedAt: at } : {};
    case 'accept':
      return { acceptedAt: at };
    case 'file':
      return { filedAt: at };
    case 'dispatch':
      return { unitCode: text(details.unitCode), dispatchedAt: at, acknowledgedAt: null };
    case 'decide-return':
      return details.isApproved === true ? notSent : {};
    case 'acknowledge':
      return { acknowledgedAt: at };
    case 'give-feedback':
      return { handledAt: at };
    case 'verify':
      return details.passed === true ? { verifiedAt: at } : { ...notDone, reworkCount: state.reworkCount + 1 };
    case 'reopen':
      return { ...notSent, ...notDone };
    default:
      return {};
  }
}
