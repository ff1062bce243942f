import type { DraftKey, RunningDivision, StoredDraft } from './divisionPort.ts';

interface Run {
  share: number;
  division: RunningDivision | null;
}

/** The drafts that are being computed in this process, and how far they are. They go on when the page is left. */
export class DraftRuns {
  private readonly runs = new Map<string, Run>();

  begin({ draftId }: DraftKey): void {
    this.runs.set(draftId, { share: 0, division: null });
  }

  /** Takes the division that computes a draft; one that was cancelled meanwhile is stopped at once. */
  attach({ draftId }: DraftKey, division: RunningDivision): boolean {
    const run = this.runs.get(draftId);
    if (run) run.division = division;
    else division.cancel();
    return run !== undefined;
  }

  progress({ draftId }: DraftKey, share: number): void {
    const run = this.runs.get(draftId);
    if (run) run.share = Math.max(run.share, share);
  }

  /** Forgets a draft and stops computing it. */
  end({ draftId }: DraftKey): void {
    this.runs.get(draftId)?.division?.cancel();
    this.runs.delete(draftId);
  }

  isRunning(draftId: string): boolean {
    return this.runs.has(draftId);
  }

  /** Adds the progress. A draft that nobody computes any more was lost with the process that did. */
  shown(draft: StoredDraft): StoredDraft & { progress: number } {
    if (draft.state !== 'running') return { ...draft, progress: draft.state === 'done' ? 1 : 0 };
    const run = this.runs.get(draft.id);
    return run ? { ...draft, progress: run.share } : { ...draft, state: 'failed', progress: 0 };
  }
}
