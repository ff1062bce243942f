import { readingOrder } from './communities';
import type { Coverage, FaceId } from './coverage';
import type { CityDivision } from './division';

/** Numbers the unit grids of every community of a district: rows from the north, in a row from west to east. */
export function codeCells(coverage: Coverage, division: CityDivision, district: string): void {
  const byCommunity = new Map<string, FaceId[]>();
  for (const [face, code] of division.communityOf) {
    if (!code.startsWith(district)) continue;
    byCommunity.set(code, [...(byCommunity.get(code) ?? []), face]);
  }
  for (const [community, faces] of byCommunity) {
    if (faces.length > 999) throw new Error(`${community} has more unit grids than its code can count`);
    readingOrder(coverage, faces).forEach((face, i) => {
      division.cellOf.set(face, community + String(i + 1).padStart(3, '0'));
    });
  }
}
