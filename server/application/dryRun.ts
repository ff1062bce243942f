import type { DryRunView } from '../contract/schemas/dispatch.ts';
import { compileRules } from '../domain/dispatch/compileRules.ts';
import { startReplay } from '../domain/dispatch/replay.ts';
import type { Actor } from '../domain/identity/permissions.ts';
import { isRefusal, type Refusal } from '../domain/refusal.ts';
import { parseRules } from './parseRules.ts';
import type { Ports } from './ports.ts';

const DAY_MILLISECONDS = 86_400_000;
const MAXIMUM_MOVED_CASES = 200;

/**
 * Replays draft rules over the cases of the last days of the district (or the city) of whoever asks, beside the
 * published rules. Reads only.
 */
export function dryRunRules({ dispatch, clock }: Pick<Ports, 'dispatch' | 'clock'>) {
  return async (
    actor: Actor,
    { rules: given, days }: { rules: readonly unknown[]; days: number },
  ): Promise<DryRunView | Refusal> => {
    const rules = parseRules(given);
    if (isRefusal(rules)) return rules;
    const started = clock.now().getTime();
    const since = new Date(started - days * DAY_MILLISECONDS).toISOString();
    const [published, units] = await Promise.all([
      dispatch.readPublished(),
      dispatch.listUnitFacts(actor.districtCode),
    ]);
    const before = compileRules(published?.rules ?? [], units);
    const replay = startReplay(before, compileRules(rules, units), MAXIMUM_MOVED_CASES);
    for await (const page of dispatch.replayCases(since, actor.districtCode)) replay.add(page);
    const { units: loads, rules: sent, movedCases, ...figures } = replay.result();
    return {
      ...figures,
      since,
      units: loads.map((load) => ({ ...load })),
      rules: sent.map((count) => ({ ...count })),
      movedCases: movedCases.map((moved) => ({ ...moved })),
      tookMilliseconds: clock.now().getTime() - started,
    };
  };
}
