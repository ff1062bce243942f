import type { OutputOf } from '../../contract/endpoints.ts';
import type { RunningDivisionStage } from '../../contract/schemas/unitGridDrafts.ts';
import type { AreaDivision } from '../../domain/division/edit/divideArea.ts';
import type { Actor } from '../../domain/identity/permissions.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import type { DivisionWatch, DraftKey } from './unitGridDraftPort.ts';
import { isOwn } from './unitGridDrafts.ts';

/** The area divided, or why it is not. */
export type Divided = Exclude<AreaDivision, { readonly faults: unknown }> | Refusal;

interface Run {
  readonly districtCode: string;
  readonly name: string;
  readonly stop: AbortController;
  readonly state: { stage: RunningDivisionStage; share: number };
  readonly result: Promise<Divided>;
}

/** The divisions that begin drafts and are being computed in this process. They go on when the page is left. */
export class RunningDivisions {
  private readonly runs = new Map<string, Run>();

  /** Computes under watch, refused when somebody stops it; a twin of the request waits for the same result. */
  watch(
    { districtCode, id, name }: DraftKey & { readonly name: string },
    work: (watch: DivisionWatch) => Promise<Divided>,
  ): Promise<Divided> {
    const known = this.runs.get(id);
    if (known) return known.result;
    const stop = new AbortController();
    const { signal } = stop;
    const state: Run['state'] = { stage: 'reading', share: 0 };
    const progress: DivisionWatch['progress'] = (stage, share) => Object.assign(state, { stage, share });
    const result = work({ signal, progress })
      .then((divided) => (signal.aborted ? refuse('division-cancelled') : divided))
      .finally(() => this.runs.delete(id));
    this.runs.set(id, { districtCode, name, stop, state, result });
    return result;
  }

  /** Stops one; false when nothing is computed under this key. */
  cancel({ districtCode, id }: DraftKey): boolean {
    const run = this.runs.get(id);
    if (run?.districtCode !== districtCode) return false;
    run.stop.abort();
    return true;
  }

  list(): OutputOf<'listUnitGridDivisions'>['items'] {
    return [...this.runs].map(([draftId, { districtCode, name, state }]) => ({
      districtCode,
      draftId,
      name,
      ...state,
    }));
  }
}

/** What is being divided in the person's district, or anywhere. */
export function listUnitGridDivisions(runs: RunningDivisions) {
  return async (actor: Actor): Promise<OutputOf<'listUnitGridDivisions'>> => ({
    items: runs.list().filter(({ districtCode }) => isOwn(actor, districtCode)),
  });
}

/** Stops a division: whoever asked for it is refused the draft, and nothing is kept. */
export function cancelUnitGridDivision(runs: RunningDivisions) {
  return async (
    actor: Actor,
    { districtCode, draftId }: { readonly districtCode: string; readonly draftId: string },
  ): Promise<OutputOf<'cancelUnitGridDivision'> | Refusal> => {
    if (!isOwn(actor, districtCode)) return refuse('not-your-district', { districtCode });
    return runs.cancel({ districtCode, id: draftId }) ? { isCancelled: true } : refuse('not-found', { draftId });
  };
}
