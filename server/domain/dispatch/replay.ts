import type { compileRules, Sending } from './compileRules.ts';
import type { DispatchFacts } from './facts.ts';

/** A past case as a dry run sees it. */
export interface ReplayCase {
  readonly id: string;
  readonly number: string;
  /** The unit that really had it last. */
  readonly unitCode: string | null;
  readonly facts: DispatchFacts;
}

/** A case that a draft would send elsewhere than the present rules. */
export interface MovedCase {
  readonly districtCode: string;
  readonly id: string;
  readonly number: string;
  readonly categoryId: string;
  readonly actualUnitCode: string | null;
  readonly before: { readonly unitCode: string | null; readonly ruleName: string | null };
  readonly after: { readonly unitCode: string | null; readonly ruleName: string | null };
}

/** The cases of a unit in a replay: as it was, by the present rules, by the draft. */
export interface UnitLoad {
  readonly unitCode: string;
  actual: number;
  before: number;
  after: number;
}

/** What a replay found. `rules` counts the cases that each rule of the draft sends. */
export interface ReplayResult {
  readonly cases: number;
  readonly moved: number;
  readonly unassigned: { readonly before: number; readonly after: number };
  readonly automatic: { readonly before: number; readonly after: number };
  readonly units: readonly UnitLoad[];
  readonly rules: readonly { readonly ruleId: string; readonly cases: number }[];
  readonly movedCases: readonly MovedCase[];
}

type Compiled = ReturnType<typeof compileRules>;

/**
 * Asks the present rules and a draft about past cases, page by page. Both see the units with their present load, so
 * that a difference always comes from the rules and never from the order of the cases.
 */
export function startReplay(before: Compiled, after: Compiled, sampleSize: number) {
  const count = { cases: 0, moved: 0 };
  const unassigned = { before: 0, after: 0 };
  const automatic = { before: 0, after: 0 };
  const units = new Map<string, UnitLoad>();
  const rules = new Map<string, number>();
  const movedCases: MovedCase[] = [];
  const note = (side: 'before' | 'after', { unitCode, rule }: Sending): void => {
    if (unitCode === null) unassigned[side] += 1;
    else loadOf(units, unitCode)[side] += 1;
    if (rule?.isAutomatic) automatic[side] += 1;
  };
  return {
    add(page: readonly ReplayCase[]): void {
      for (const past of page) {
        const [one, other] = [before(past.facts), after(past.facts)];
        count.cases += 1;
        note('before', one);
        note('after', other);
        if (other.rule) rules.set(other.rule.id, (rules.get(other.rule.id) ?? 0) + 1);
        if (past.unitCode !== null) loadOf(units, past.unitCode).actual += 1;
        if (one.unitCode === other.unitCode) continue;
        count.moved += 1;
        if (movedCases.length < sampleSize) movedCases.push(movedCase(past, one, other));
      }
    },
    result: (): ReplayResult => ({
      ...count,
      unassigned,
      automatic,
      units: [...units.values()].sort(byChange),
      rules: [...rules].map(([ruleId, cases]) => ({ ruleId, cases })),
      movedCases,
    }),
  };
}

function loadOf(units: Map<string, UnitLoad>, unitCode: string): UnitLoad {
  const load = units.get(unitCode) ?? { unitCode, actual: 0, before: 0, after: 0 };
  units.set(unitCode, load);
  return load;
}

/** The units that gain or lose most come first. */
function byChange(a: UnitLoad, b: UnitLoad): number {
  const change = (load: UnitLoad): number => Math.abs(load.after - load.before);
  return change(b) - change(a) || b.after - a.after || (a.unitCode < b.unitCode ? -1 : 1);
}

function movedCase({ id, number, unitCode, facts }: ReplayCase, before: Sending, after: Sending): MovedCase {
  return {
    districtCode: facts.districtCode,
    id,
    number,
    categoryId: facts.categoryId,
    actualUnitCode: unitCode,
    before: { unitCode: before.unitCode, ruleName: before.rule?.name ?? null },
    after: { unitCode: after.unitCode, ruleName: after.rule?.name ?? null },
  };
}
