import type { Position } from '../../server/domain/case/caseFile.ts';
import type { Row } from '../bulkInsert.ts';
import { smallCityComponentCategories } from './catalogue.ts';
import { type SmallCityDistrict, smallCityDistricts, smallCityPosition, smallCityUnit } from './plan.ts';

/** Components per district: a bit more than one and a half in every unit grid. */
const PER_DISTRICT = 104;

/** The code of a district's component of a category (the last four digits of its id) and number. */
export function smallCityComponent(district: SmallCityDistrict, categoryCode: string, number: number): string {
  return `${district}${categoryCode}${String(number).padStart(6, '0')}`;
}

/** Components in turn of the four categories, spread by a fixed stride, none on an edge; unit 1 maintains three of four. */
export function componentRows(origin: Position): Row[] {
  return smallCityDistricts.flatMap((district) =>
    Array.from({ length: PER_DISTRICT }, (_, index) => {
      const categoryId = smallCityComponentCategories[index % smallCityComponentCategories.length] ?? '';
      const column = ((index * 7) % 64) % 8;
      const row = Math.floor(((index * 7) % 64) / 8);
      const shift = index < 64 ? 0.3 : 0.7;
      const { longitude, latitude } = smallCityPosition(district, column + shift, row + shift, origin);
      const isDrain = categoryId.endsWith('0103');
      return {
        district_code: district,
        code: smallCityComponent(district, categoryId.slice(-4), Math.floor(index / 4) + 1),
        category_id: categoryId,
        name: `试验部件${index + 1}`,
        authority_code: smallCityUnit(district, 3),
        owner_code: smallCityUnit(district, 2),
        maintainer_code: smallCityUnit(district, isDrain ? 2 : 1),
        state: 'intact',
        recorded_on: '2024-03-01',
        data_source: 'surveyed',
        accuracy: 'A',
        location: `SRID=4326;POINT(${longitude} ${latitude})`,
      };
    }),
  );
}
