import type { CaseSummary, City, Session } from '@contract/schemas';
import type { CaseMark, GridFocus } from '../map/types';

/** Cases as marks; a case given twice is drawn once. */
export function caseMarks(items: readonly CaseSummary[]): CaseMark[] {
  const marks = items.map(({ id, districtCode, location, lamp, stage }) => ({
    id,
    districtCode,
    location,
    lamp,
    stage,
  }));
  return [...new Map(marks.map((mark) => [mark.id, mark])).values()];
}

/** Where a person's map begins: their own district, or the whole city. */
export function homeBounds(city: City, session: Session | null): readonly [number, number, number, number] {
  return city.districts.find((district) => district.code === session?.districtCode)?.bounds ?? city.bounds;
}

/** The grids a case lies in, to be shown with it: the smallest, and the one that an inspector patrols. */
export function gridsOf({ unitGridCode, responsibilityGridCode }: CaseSummary): GridFocus[] {
  const unitGrid: GridFocus = { level: 'unit-grid', code: unitGridCode };
  return responsibilityGridCode
    ? [unitGrid, { level: 'responsibility-grid', code: responsibilityGridCode }]
    : [unitGrid];
}
