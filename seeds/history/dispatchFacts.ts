import type { CaseFile } from '../../server/domain/case/caseFile.ts';
import type { DispatchFacts } from '../../server/domain/dispatch/facts.ts';
import type { CityFacts } from './cityFacts.ts';
import type { CasePlan } from './plan.ts';
import { localHour, localWeekday } from './statistics.ts';

/** What the rules know of a case of the history at an instant, as the product would read it from the database. */
export function dispatchFactsOf(plan: CasePlan, current: CaseFile, city: CityFacts, at: string): DispatchFacts {
  const { category, component, place } = plan;
  const gridCode = current.responsibilityGridCode;
  const filedAt = Date.parse(current.filedAt ?? at);
  return {
    categoryId: current.categoryId,
    categoryClass: category.categoryClass,
    categoryKind: category.kind,
    trade: category.trade,
    professionalKind: category.professionalKind,
    districtCode: current.districtCode,
    subdistrictCode: current.subdistrictCode,
    communityCode: place.communityCode,
    unitGridCode: current.unitGridCode,
    responsibilityGridCode: gridCode,
    responsibilityGridUnitCode: (gridCode && city.gridUnits.get(gridCode)) || null,
    professionalGrids: plan.professionalGrids,
    componentCode: current.componentCode,
    maintainerCode: component?.maintainerCode ?? null,
    ownerCode: component?.ownerCode ?? null,
    source: current.source,
    filedAt: { weekday: localWeekday(filedAt) + 1, minute: Math.floor(60 * localHour(filedAt)) },
    location: current.location,
  };
}
