import type { CaseFile } from '../domain/case/caseFile.ts';
import type { CasePolicy } from '../domain/case/policy.ts';
import { settle } from '../domain/case/settle.ts';
import { systemActor } from '../domain/identity/permissions.ts';
import { isRefusal } from '../domain/refusal.ts';
import type { CompiledCalendar } from '../domain/time-limit/calendar.ts';
import type { GiveCommand } from './giveCommand.ts';
import type { Ports } from './ports.ts';

const PAGE = 500;

type Dependencies = Pick<Ports, 'cases' | 'clock'> & {
  readonly readCalendar: (districtCode: string) => Promise<CompiledCalendar>;
  readonly readPolicy: (districtCode: string) => Promise<CasePolicy>;
  readonly newCommandId: () => string;
};

/**
 * Applies a changed calendar to the open cases of districts. Each case whose times move gets an activity of its own that
 * says what they were; closed cases keep theirs. Interrupted, it is simply run again: what has moved does not move twice.
 */
export function recomputeOpenCases(
  { cases, clock, readCalendar, readPolicy, newCommandId }: Dependencies,
  give: GiveCommand,
): (districtCodes: readonly string[]) => Promise<{ readonly changed: number }> {
  const recompute = async ({ districtCode, id }: CaseFile): Promise<boolean> => {
    const command = { kind: 'recompute', commandId: newCommandId(), caseId: id, districtCode } as const;
    return !isRefusal(await give(systemActor, { ...command, payload: { reason: '工作日历变更' } }));
  };
  return async (districtCodes) => {
    let changed = 0;
    for (const districtCode of districtCodes) {
      const [calendar, policy] = await Promise.all([readCalendar(districtCode), readPolicy(districtCode)]);
      const settling = { at: clock.now().toISOString(), policy, calendar };
      for await (const caseFile of openCases(cases, districtCode)) {
        const { dueAt, stepDueAt } = settle(caseFile, caseFile, settling);
        const isMoved = dueAt !== caseFile.dueAt || stepDueAt !== caseFile.stepDueAt;
        if (isMoved && (await recompute(caseFile))) changed++;
      }
    }
    return { changed };
  };
}

async function* openCases(cases: Ports['cases'], districtCode: string): AsyncGenerator<CaseFile> {
  for (let after: string | null = null; ; ) {
    const page: readonly CaseFile[] = await cases.listOpen(districtCode, after, PAGE);
    yield* page;
    const last = page.at(-1);
    if (!last || page.length < PAGE) return;
    after = last.id;
  }
}
