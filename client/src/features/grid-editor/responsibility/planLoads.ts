import type { HandPlanView } from '@contract/schemas/handPlans';
import { compareLoads } from '@domain/division/compareLoads';

/** A grid of the plan: its number, the name of the present grid it goes on from, its work. */
export interface PlanLoad {
  readonly number: number;
  /** Null for a grid that is new. */
  readonly name: string | null;
  readonly unitGrids: number;
  readonly cases: number;
  readonly minutes: number;
  readonly loadOverMean: number;
  readonly movedIn: number;
}

/** The grids of a plan with their work, by number. */
export function loadsOf({ unitGrids, names }: HandPlanView, plan: readonly number[]): PlanLoad[] {
  const nameOf = new Map(names.map(({ code, name }) => [code, name]));
  const drafted = unitGrids.map(({ code, before, cases, load }, v) => ({
    code,
    before,
    cases,
    minutes: load,
    number: plan[v] ?? 0,
    isFixed: false,
  }));
  return compareLoads(drafted).after.map(({ key, follows, ...load }) => ({
    ...load,
    number: Number(key),
    name: follows === null ? null : (nameOf.get(follows) ?? follows),
  }));
}
