import type { CaseSummary, City, Session } from '@contract/schemas';
import type { CaseMark } from '../map/types';

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
