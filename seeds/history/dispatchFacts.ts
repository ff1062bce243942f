import type { CaseFile } from '../../server/domain/case/caseFile.ts';
import type { DispatchFacts } from '../../server/domain/dispatch/facts.ts';
import { localMoment } from '../../server/domain/dispatch/timeWindow.ts';
import type { CityFacts } from './cityFacts.ts';
import type { CasePlan } from './plan.ts';

/** What the rules know of a case of the history at an instant, as the product would read it from the database. */
export function dispatchFactsOf(plan: CasePlan, current: CaseFile, city: CityFacts, at: string): DispatchFacts {
  const { category, component, place } = plan;
  const gridCode = current.responsibilityGridCode;
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
    filedAt: localMoment(current.filedAt ?? at, city.timeZone),
    location: current.location,
  };
}
