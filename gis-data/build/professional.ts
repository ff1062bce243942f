import type { Geometry } from 'geojson';
import type pg from 'pg';
import type { FaceId, VertexId } from './coverage';
import { dissolve } from './dissolve';
import type { CityDivision } from './division';
import type { Park } from './parks';
import { CROSSINGS, METRO_STATIONS, type Place } from './places';
import { DETAILED_DISTRICTS, HUANGPU, type Plan } from './plan';
import { degreesToMetres, METRES_PER_UNIT_EAST, METRES_PER_UNIT_NORTH, type Point, unitsToDegrees } from './plane';
import type { ResponsibilityGrid } from './responsibility';
import type { Sources } from './sources';
import type { Street } from './streets';
import { type DisposalUnit, type Trade, unitFor } from './units';
import { type OutputFeature, polygonGeometry, ringOfMetres } from './write';

type ProfessionalKind = 'water' | 'greening' | 'municipal' | 'underground';

/** The object codes of the four trades (6 digits; the numbers are this base's own, the standard leaves them to the city). */
const OBJECT_CODES: Readonly<Record<ProfessionalKind, string>> = {
  water: '210100',
  greening: '220100',
  municipal: '230100',
  underground: '240100',
};

const TRADES: Readonly<Record<ProfessionalKind, Trade>> = {
  water: 'water',
  greening: 'greening',
  municipal: 'municipal',
  underground: 'civil-defence',
};

export interface ProfessionalInput {
  readonly plan: Plan;
  readonly division: CityDivision;
  readonly sources: Sources;
  readonly streets: readonly Street[];
  readonly parks: readonly Park[];
  readonly responsibility: readonly ResponsibilityGrid[];
  readonly units: readonly DisposalUnit[];
}

/** Grids of the trades: water, greening, municipal works, underground space. */
export async function professionalGrids(client: pg.Client, input: ProfessionalInput): Promise<OutputFeature[]> {
  const register = new Register(input.units);
  for (const district of DETAILED_DISTRICTS) {
    addWater(register, input, district);
    addZones(register, input, district, 'municipal', '市政养护片区', 1);
    addZones(register, input, district, 'greening', '绿化市容片区', 3);
  }
  addParks(register, input);
  await addCorridors(client, register, input);
  for (const place of CROSSINGS) register.add('municipal', `${HUANGPU}000000`, place.name, box(place, 170, 60));
  for (const place of METRO_STATIONS) {
    register.add('underground', `${HUANGPU}000000`, `轨道交通${place.name}`, box(place, 240, 50));
  }
  addShelters(register, input);
  return register.features();
}

/** Hands out the codes: object, area of 12 digits (000 where a grid spans several), sequence. */
class Register {
  private readonly made: OutputFeature[] = [];
  private readonly counts = new Map<string, number>();

  private readonly units: readonly DisposalUnit[];

  constructor(units: readonly DisposalUnit[]) {
    this.units = units;
  }

  add(kind: ProfessionalKind, area: string, name: string, geometry: Geometry, isOnly = false): void {
    let object = OBJECT_CODES[kind];
    let sequence = 0;
    if (!isOnly) {
      const key = `${kind} ${area}`;
      const count = this.counts.get(key) ?? 0;
      this.counts.set(key, count + 1);
      // Two digits count to 99; a further object code carries the rest.
      object = String(Number(object) + Math.floor(count / 99)).padStart(6, '0');
      sequence = (count % 99) + 1;
    }
    const districtCode = area.slice(0, 6);
    const code = `${object}${area}${String(sequence).padStart(2, '0')}`;
    const unitCode = unitFor(this.units, districtCode, TRADES[kind]);
    this.made.push({ properties: { code, kind, name, districtCode, unitCode }, geometry });
  }

  features(): OutputFeature[] {
    return this.made.sort((a, b) => String(a.properties.code).localeCompare(String(b.properties.code)));
  }
}

function townsOf({ sources }: ProfessionalInput, district: string): Array<{ code: string; name: string }> {
  return sources.towns.filter(({ code }) => code.startsWith(district));
}

/** The river before each town, and in 黄浦 the strip along 苏州河. */
function addWater(register: Register, input: ProfessionalInput, district: string): void {
  const { plan, division } = input;
  for (const { code, name } of townsOf(input, district)) {
    const cells = [...division.cellOf].filter(([, cell]) => cell.startsWith(code)).map(([face]) => face);
    const river = cells.filter((face) => division.water.has(face));
    if (river.length > 0) {
      register.add(
        'water',
        `${code}000`,
        `黄浦江${name}段`,
        polygonGeometry(plan.coverage, dissolve(plan.coverage, river)),
      );
    }
    const creek = cells.filter((face) => isOnCreek(plan, division, face));
    if (creek.length > 0) {
      register.add(
        'water',
        `${code}000`,
        `苏州河${name}段`,
        polygonGeometry(plan.coverage, dissolve(plan.coverage, creek)),
      );
    }
  }
}

/** North of this a border of 黄浦 with 静安 or 虹口 runs in 苏州河. Metres from the origin. */
const CREEK_SOUTH = degreesToMetres([121.4, 31.2405])[1];

function isOnCreek({ coverage }: Plan, division: CityDivision, face: FaceId): boolean {
  if (division.water.has(face) || !division.cellOf.get(face)?.startsWith(HUANGPU)) return false;
  const ring = coverage.ring(face);
  return ring.some((a, i) => {
    const b = ring[(i + 1) % ring.length] as VertexId;
    const beyond = coverage.leftOf(b, a);
    const neighbour = beyond === undefined ? '' : (division.communityOf.get(beyond) ?? '');
    return coverage.metresOf(a)[1] > CREEK_SOUTH && /^3101(06|09)/.test(neighbour);
  });
}

/** Zones of a trade that cover the district: each town's responsibility grids joined into `perTown` groups. */
function addZones(
  register: Register,
  { plan, sources, responsibility }: ProfessionalInput,
  district: string,
  kind: ProfessionalKind,
  label: string,
  perTown: number,
): void {
  for (const { code, name } of sources.towns.filter((town) => town.code.startsWith(district))) {
    const grids = responsibility.filter(({ town }) => town === code);
    const groups = Math.min(perTown, grids.length);
    for (let group = 0; group < groups; group++) {
      const faces = grids
        .filter((_, i) => Math.floor((i * groups) / grids.length) === group)
        .flatMap((grid) => grid.faces);
      const title = groups === 1 ? `${name}${label}` : `${name}${label}${group + 1}`;
      const geometry = polygonGeometry(plan.coverage, dissolve(plan.coverage, faces));
      register.add(kind, `${code}000`, title, geometry, groups === 1);
    }
  }
}

function addParks(register: Register, { division, parks }: ProfessionalInput): void {
  for (const { name, cells, ring } of parks) {
    const area = division.cellOf.get(cells[0] as FaceId)?.slice(0, 12);
    if (area === undefined) continue;
    register.add('greening', area, name, { type: 'Polygon', coordinates: [ringOfMetres(ring)] });
  }
}

/** Half the width of an elevated road's corridor, metres. */
const CORRIDOR = 20;

/** The elevated roads are looked after end to end, whatever town they pass. */
async function addCorridors(
  client: pg.Client,
  register: Register,
  { plan, streets }: ProfessionalInput,
): Promise<void> {
  for (const district of DETAILED_DISTRICTS) {
    const main = streets.filter((street) => street.district === district && street.kind === 'expressway');
    const names = [...new Set(main.map(({ name }) => name))].filter((name) => name !== null).sort();
    for (const name of names) {
      const lines = main
        .filter((street) => street.name === name)
        .map(({ vertices }) => `(${vertices.map((v) => plan.coverage.metresOf(v).join(' ')).join(',')})`);
      const { rows } = await client.query<{ shape: string }>(
        // Precision is reduced here, not when writing, so that rounding cannot make a ring touch itself.
        `SELECT ST_AsGeoJSON(geom, 0) AS shape FROM ST_Dump(ST_ReducePrecision(ST_Scale(ST_Simplify(ST_Buffer(
           ST_GeomFromText($1), $2, 'endcap=flat join=mitre mitre_limit=2'), 0.5), $3::float8, $4::float8), 1))
         ORDER BY ST_Area(geom) DESC`,
        [`MULTILINESTRING(${lines.join(',')})`, CORRIDOR, 1 / METRES_PER_UNIT_EAST, 1 / METRES_PER_UNIT_NORTH],
      );
      const coordinates = rows.map(({ shape }) =>
        (JSON.parse(shape) as { coordinates: Point[][] }).coordinates.map((ring) => ring.map(unitsToDegrees)),
      );
      register.add('municipal', `${district}000000`, `${name}高架`, { type: 'MultiPolygon', coordinates });
    }
  }
}

/** A rectangle around a place, length east and west slightly turned like the streets there. Metres. */
function box({ at }: Place, length: number, width: number): Geometry {
  const [x, y] = degreesToMetres(at);
  const [cos, sin] = [Math.cos(0.26), Math.sin(0.26)];
  const corner = (u: number, v: number): Point => [x + u * cos - v * sin, y + u * sin + v * cos];
  const [u, v] = [length / 2, width / 2];
  return {
    type: 'Polygon',
    coordinates: [ringOfMetres([corner(-u, -v), corner(u, -v), corner(u, v), corner(-u, v)])],
  };
}

/** One unit grid in so many has a civil-defence shelter under it. */
const SHELTER_EVERY = 37;

function addShelters(register: Register, { plan, division, sources }: ProfessionalInput): void {
  const names = new Map(sources.communities.map(({ code, name }) => [code, name.replace(/(社区)?居委会$/, '')]));
  const cells = [...division.cellOf]
    .filter(([face, code]) => code.startsWith(HUANGPU) && !division.water.has(face))
    .sort(([, a], [, b]) => a.localeCompare(b));
  cells.forEach(([face, code], i) => {
    if (i % SHELTER_EVERY !== 0) return;
    const area = code.slice(0, 12);
    register.add(
      'underground',
      area,
      `${names.get(area)}地下人防工程`,
      polygonGeometry(plan.coverage, [[plan.coverage.ring(face)]]),
    );
  });
}
