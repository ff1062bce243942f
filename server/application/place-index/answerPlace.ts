import type { LocatedPlace } from '../../contract/schemas.ts';
import { type CellNumber, cellAt, cellsMeeting, mercatorOf } from '../../domain/place-index/cellGrid.ts';
import { METERS_LATITUDE } from '../../domain/place-index/meters.ts';
import { boxAround, mercatorRadius, type NearQuestion, nearestComponents } from '../../domain/place-index/nearest.ts';
import { type PlaceCell, professionalGridsAt, unitGridAt } from '../../domain/place-index/placeCell.ts';
import { codeAt, kindAt, positionAt } from '../../domain/place-index/stock.ts';
import { textAt } from '../../domain/place-index/texts.ts';
import type { PlaceDirectory } from './placeIndexPort.ts';

/** A circle that meets more cells is left to the database: so far in the north that no city has it. */
const MOST_CELLS = 16;

/** The cells that hold the answer to a question, the one at the point itself first; null where they are too many. */
export function cellsOf({ position, withinMeters }: NearQuestion): readonly CellNumber[] | null {
  if (Math.abs(position.latitude) > METERS_LATITUDE) return null;
  const middle = mercatorOf(position);
  const own = cellAt(...middle);
  const cells = cellsMeeting(boxAround(middle, mercatorRadius(position, withinMeters)), MOST_CELLS);
  return cells && [own, ...cells.filter((cell) => cell !== own)];
}

/**
 * Everything at a point, as the database's own statement says it to the last digit; null where the cells alone cannot tell: on
 * a border, outside every grid, with a category that nobody knows.
 */
export function answerPlace(
  cells: readonly PlaceCell[],
  { areaNames, responsibilityGrids, categoryIds }: PlaceDirectory,
  question: NearQuestion,
): LocatedPlace | null {
  const { position, categoryId } = question;
  const [own] = cells;
  if (!own || (categoryId !== null && !categoryIds.has(categoryId))) return null;
  const grid = unitGridAt(own, position);
  const professionalGrids = grid && professionalGridsAt(own, position);
  const components =
    professionalGrids &&
    nearestComponents(
      cells.map(({ stock }) => stock),
      question,
    );
  if (!grid || !professionalGrids || !components) return null;
  const { code, areaClass, areaSquareMeters, responsibilityGridCode } = grid;
  const responsibility = responsibilityGridCode === null ? null : responsibilityGrids.get(responsibilityGridCode);
  // It is in the directory of the same moment; were it not, the database would know better.
  if (responsibility === undefined) return null;
  const area = (digits: number) => {
    const areaCode = code.slice(0, digits);
    return { code: areaCode, name: areaNames.get(areaCode) ?? areaCode };
  };
  return {
    district: area(6),
    subdistrict: area(9),
    community: area(12),
    unitGrid: { code, areaClass, areaSquareMeters },
    responsibilityGrid: responsibility,
    professionalGrids,
    components: components.map((found) => {
      const { categoryId: category, state, maintainerCode } = kindAt(found);
      return {
        code: codeAt(found),
        categoryId: category,
        name: textAt(found.stock.names, found.stock.nameNumbers[found.row] ?? 0),
        state,
        maintainerCode,
        location: positionAt(found),
        distanceMeters: found.distanceMeters,
      };
    }),
  };
}
