import type { Position } from '../../server/domain/case/caseFile.ts';
import type { ProfessionalKind } from '../../server/domain/grid/codes.ts';
import type { Row } from '../bulkInsert.ts';

/** Cells per side of a district; the cells are the unit grids, about 100 m wide and high at the default place. */
const SIDE = 8;
const STEP_LONGITUDE = 0.00105;
const STEP_LATITUDE = 0.0009;
const VALID_FROM = '2020-01-01';

export const smallCityDistricts = ['990101', '990102'] as const;
export type SmallCityDistrict = (typeof smallCityDistricts)[number];
export const smallCityOrigin: Position = { longitude: 121.47, latitude: 31.23 };

/** A rectangle of cells: columns and rows from the city's south-west corner, ends excluded. */
interface Block {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

const firstColumn = (district: SmallCityDistrict): number => smallCityDistricts.indexOf(district) * SIDE;

/** A position in cells from the south-west corner of a district (0…8 each way), as degrees. */
export function smallCityPosition(
  district: SmallCityDistrict,
  column: number,
  row: number,
  origin: Position = smallCityOrigin,
): Position {
  return at(firstColumn(district) + column, row, origin);
}

function at(column: number, row: number, origin: Position): Position {
  return { longitude: origin.longitude + column * STEP_LONGITUDE, latitude: origin.latitude + row * STEP_LATITUDE };
}

function ring({ west, south, east, north }: Block, origin: Position): string {
  const corners = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ] as const;
  const points = corners.map(([column, row]) => {
    const { longitude, latitude } = at(column, row, origin);
    return `${longitude} ${latitude}`;
  });
  return `((${points.join(',')}))`;
}

const polygon = (block: Block, origin: Position): string => `SRID=4326;POLYGON${ring(block, origin)}`;
const multiPolygon = (block: Block, origin: Position): string => `SRID=4326;MULTIPOLYGON(${ring(block, origin)})`;

function districtBlock(district: SmallCityDistrict): Block {
  const west = firstColumn(district);
  return { west, south: 0, east: west + SIDE, north: SIDE };
}

/** Subdistrict 1 is the northern half of its district, 2 the southern. */
function subdistrictBlock(district: SmallCityDistrict, number: number): Block {
  const half = SIDE / 2;
  return {
    ...districtBlock(district),
    south: number === 1 ? half : 0,
    north: number === 1 ? SIDE : half,
  };
}

/** Community 1 is the western half of its subdistrict, 2 the eastern. */
function communityBlock(district: SmallCityDistrict, subdistrict: number, number: number): Block {
  const block = subdistrictBlock(district, subdistrict);
  const middle = block.west + SIDE / 2;
  return { ...block, west: number === 1 ? block.west : middle, east: number === 1 ? middle : block.east };
}

const padded = (number: number): string => String(number).padStart(3, '0');

/** Districts, subdistricts and communities as rows of `administrative_areas`. */
export function areaRows(origin: Position): Row[] {
  const row = (code: string, level: string, name: string, parent: string | null, block: Block): Row => ({
    code,
    level,
    name,
    parent_code: parent,
    district_code: code.slice(0, 6),
    is_synthetic: true,
    boundary: multiPolygon(block, origin),
    valid_from: VALID_FROM,
  });
  const rows: Row[] = [];
  for (const district of smallCityDistricts) {
    rows.push(
      row(district, 'district', district === '990101' ? '试验一区' : '试验二区', null, districtBlock(district)),
    );
    for (const subdistrict of [1, 2]) {
      const code = `${district}${padded(subdistrict)}`;
      rows.push(
        row(code, 'subdistrict', `第${subdistrict}街道`, district, subdistrictBlock(district, subdistrict)),
        ...[1, 2].map((number) =>
          row(
            `${code}${padded(number)}`,
            'community',
            `${subdistrict}街${number}居委会`,
            code,
            communityBlock(district, subdistrict, number),
          ),
        ),
      );
    }
  }
  return rows;
}

/** One unit grid per cell, numbered inside its community from west to east, then north to south. */
export function unitGridRows(origin: Position): Row[] {
  const rows: Row[] = [];
  for (const district of smallCityDistricts) {
    for (const [subdistrict, community] of [
      [1, 1],
      [1, 2],
      [2, 1],
      [2, 2],
    ] as const) {
      const { west, east, south, north } = communityBlock(district, subdistrict, community);
      let sequence = 0;
      for (let y = north - 1; y >= south; y -= 1) {
        for (let x = west; x < east; x += 1) {
          sequence += 1;
          rows.push({
            district_code: district,
            code: `${district}${padded(subdistrict)}${padded(community)}${padded(sequence)}`,
            area_class: (['A', 'B', 'C'] as const)[(x + y) % 3],
            boundary: polygon({ west: x, south: y, east: x + 1, north: y + 1 }, origin),
            valid_from: VALID_FROM,
          });
        }
      }
    }
  }
  return rows;
}

/** One responsibility grid per subdistrict, with the same boundary. */
export function responsibilityGridRows(origin: Position): Row[] {
  return smallCityDistricts.flatMap((district) =>
    [1, 2].map((number) => ({
      district_code: district,
      code: smallCityResponsibilityGrid(district, number),
      name: `第${number}街道第一责任网格`,
      boundary: multiPolygon(subdistrictBlock(district, number), origin),
      valid_from: VALID_FROM,
    })),
  );
}

/** The code of the one responsibility grid of a subdistrict (1 or 2). */
export function smallCityResponsibilityGrid(district: SmallCityDistrict, subdistrict: number): string {
  return `${district}${padded(subdistrict)}Z001`;
}

/** Professional grids: water and greening cover subdistrict 1, municipal subdistrict 2, underground the western half. */
const professionalBlocks: Readonly<Record<ProfessionalKind, (district: SmallCityDistrict) => Block>> = {
  water: (district) => communityBlock(district, 1, 1),
  greening: (district) => communityBlock(district, 1, 2),
  municipal: (district) => subdistrictBlock(district, 2),
  underground: (district) => ({ ...districtBlock(district), east: firstColumn(district) + SIDE / 2 }),
};

/** The code of a district's professional grid of a kind. */
export function smallCityProfessionalGrid(district: SmallCityDistrict, kind: ProfessionalKind): string {
  const object = { water: '010001', greening: '020001', municipal: '030001', underground: '040001' }[kind];
  return `${object}${district}00000000`;
}

/** One professional grid of each kind per district; its unit is the district's second (municipal and water) unit. */
export function professionalGridRows(origin: Position): Row[] {
  const kinds = Object.keys(professionalBlocks) as ProfessionalKind[];
  return smallCityDistricts.flatMap((district) =>
    kinds.map((kind) => ({
      district_code: district,
      code: smallCityProfessionalGrid(district, kind),
      kind,
      name: `试验专业网格 ${kind}`,
      unit_code: smallCityUnit(district, 2),
      boundary: multiPolygon(professionalBlocks[kind](district), origin),
      valid_from: VALID_FROM,
    })),
  );
}

/** The code of a district's disposal unit 1 (cleaning), 2 (municipal works and water) or 3 (enforcement of subdistrict 1). */
export function smallCityUnit(district: SmallCityDistrict, number: 1 | 2 | 3): string {
  return `${district}-U${number}`;
}
