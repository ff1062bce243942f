import type { CaseSummary } from '@contract/schemas';
import { create } from 'zustand';
import { type BulkProblem, runBulk } from './runBulk';

type Give = (item: CaseSummary) => Promise<BulkProblem | null>;

/** Work on several cases: how far it is, and what could not be done. */
export interface BulkJob {
  readonly total: number;
  readonly done: number;
  readonly refused: readonly { readonly item: CaseSummary; readonly problem: BulkProblem }[];
  readonly isRunning: boolean;
  readonly isCancelled: boolean;
  readonly give: Give;
}

/** The jobs by the name of their desk. They outlive the page: leaving it stops nothing. */
export const useBulkJobs = create<Readonly<Record<string, BulkJob>>>(() => ({}));

const jobOf = (name: string) => useBulkJobs.getState()[name];

function change(name: string, by: (job: BulkJob) => Partial<BulkJob>): void {
  const job = jobOf(name);
  if (job) useBulkJobs.setState({ [name]: { ...job, ...by(job) } });
}

/** Begins work on the cases; does nothing while the desk's last work still runs. */
export async function startBulk(name: string, items: readonly CaseSummary[], give: Give): Promise<void> {
  if (jobOf(name)?.isRunning || items.length === 0) return;
  const fresh = { total: items.length, done: 0, refused: [], isRunning: true, isCancelled: false, give };
  useBulkJobs.setState({ [name]: fresh });
  await runBulk(items, {
    give,
    isCancelled: () => jobOf(name)?.isCancelled ?? true,
    onDone: (item, problem) =>
      change(name, ({ done, refused }) => ({
        done: done + 1,
        refused: problem === null ? refused : [...refused, { item, problem }],
      })),
  });
  change(name, () => ({ isRunning: false }));
}

/** Begins nothing more; what is under way is ended. */
export function cancelBulk(name: string): void {
  change(name, () => ({ isCancelled: true }));
}

/** Tries again what could not be done. */
export function retryBulk(name: string): void {
  const job = jobOf(name);
  if (!job || job.isRunning) return;
  const items = job.refused.map(({ item }) => item);
  void startBulk(name, items, job.give);
}

/** Puts the result out of sight. */
export function dismissBulk(name: string): void {
  useBulkJobs.setState(({ [name]: _, ...rest }) => rest, true);
}
