import { distanceMeters } from '../case/distance.ts';
import type { DispatchFacts, UnitFacts } from './facts.ts';

/** A unit with what its rank for a case rests on. */
export interface RankedUnit {
  readonly unit: UnitFacts;
  readonly isOfTrade: boolean;
  /** 0 = its own subdistrict, 1 = works in the whole district, 2 = another subdistrict. */
  readonly remoteness: 0 | 1 | 2;
  /** Whole metres from the unit to the case; null where the unit has no place. */
  readonly distanceMeters: number | null;
}

/** The units of the case's district: those of its trade first, then the own subdistrict, the lighter load, the shorter way. */
export function rankUnits(facts: DispatchFacts, units: readonly UnitFacts[]): RankedUnit[] {
  return units
    .filter((unit) => unit.districtCode === facts.districtCode)
    .map((unit) => rankedFor(facts, unit))
    .sort(compareRanks);
}

/** The best unit of the case's trade that works in its subdistrict, or null. */
export function bestOfTrade(facts: DispatchFacts, units: readonly UnitFacts[]): UnitFacts | null {
  let best: RankedUnit | null = null;
  for (const unit of units) {
    if (unit.districtCode !== facts.districtCode) continue;
    if (unit.subdistrictCode !== null && unit.subdistrictCode !== facts.subdistrictCode) continue;
    if (facts.trade === null || !unit.trades.includes(facts.trade)) continue;
    const ranked = rankedFor(facts, unit);
    if (best === null || compareRanks(ranked, best) < 0) best = ranked;
  }
  return best?.unit ?? null;
}

function rankedFor(facts: DispatchFacts, unit: UnitFacts): RankedUnit {
  return {
    unit,
    isOfTrade: facts.trade !== null && unit.trades.includes(facts.trade),
    remoteness: unit.subdistrictCode === null ? 1 : unit.subdistrictCode === facts.subdistrictCode ? 0 : 2,
    distanceMeters: unit.location && Math.round(distanceMeters(unit.location, facts.location)),
  };
}

function compareRanks(a: RankedUnit, b: RankedUnit): number {
  return (
    Number(b.isOfTrade) - Number(a.isOfTrade) ||
    a.remoteness - b.remoteness ||
    a.unit.openCases - b.unit.openCases ||
    (a.distanceMeters ?? Number.MAX_VALUE) - (b.distanceMeters ?? Number.MAX_VALUE) ||
    (a.unit.code < b.unit.code ? -1 : 1)
  );
}
