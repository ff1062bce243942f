import type pg from 'pg';
import type { Coverage, FaceId, VertexId } from './coverage';
import { dissolve } from './dissolve';
import type { CityDivision } from './division';
import { distance, ringCentroid } from './geometry';
import { CELL_PARKS, type Place } from './places';
import { degreesToMetres, type Point } from './plane';
import { createRandom, seedFor } from './random';

/** A park made of whole unit grids; its outline stays a footpath's width inside them. */
export interface Park {
  readonly name: string;
  readonly cells: readonly FaceId[];
  /** Outline in metres. */
  readonly ring: readonly Point[];
}

/** Distance between a park's fence and the middle of the street around it, metres. */
const STREET_MARGIN = 9;

/** Grows each park from the unit grid at its place over neighbours that no main street separates. */
export async function growParks(client: pg.Client, coverage: Coverage, division: CityDivision): Promise<Park[]> {
  const centres = new Map(
    [...division.cellOf.keys()]
      .filter((face) => !division.water.has(face))
      .map((face) => [face, ringCentroid(coverage.ringMetres(face))]),
  );
  const taken = new Set<FaceId>();
  const parks: Park[] = [];
  for (const { name, at, cells } of CELL_PARKS) {
    const group = grow(coverage, centres, taken, degreesToMetres(at), cells);
    for (const face of group) taken.add(face);
    closeLanes(coverage, group);
    const outline = dissolve(coverage, group)[0]?.[0] ?? [];
    const ring = outline.map((vertex) => coverage.metresOf(vertex));
    parks.push({ name, cells: group, ring: await shrink(client, ring, STREET_MARGIN) });
  }
  return parks;
}

function grow(
  coverage: Coverage,
  centres: ReadonlyMap<FaceId, Point>,
  taken: ReadonlySet<FaceId>,
  at: Point,
  count: number,
): FaceId[] {
  const away = (face: FaceId): number => distance(centres.get(face) ?? [1e9, 1e9], at);
  const free = [...centres.keys()].filter((face) => !taken.has(face));
  const group = [free.reduce((a, b) => (away(b) < away(a) ? b : a))];
  while (group.length < count) {
    const beside = group
      .flatMap((face) => openNeighbours(coverage, face))
      .filter((face) => centres.has(face) && !taken.has(face) && !group.includes(face));
    if (beside.length === 0) break;
    group.push(beside.reduce((a, b) => (away(b) < away(a) ? b : a)));
  }
  return group;
}

/** Inside a park a lane is a footpath, not a street. */
function closeLanes(coverage: Coverage, group: readonly FaceId[]): void {
  const inside = new Set(group);
  for (const face of group) {
    const ring = coverage.ring(face);
    ring.forEach((a, i) => {
      const b = ring[(i + 1) % ring.length] as VertexId;
      const other = coverage.leftOf(b, a);
      const tag = coverage.tagOf(a, b);
      if (tag && other !== undefined && inside.has(other)) coverage.setTag(a, b, { ...tag, kind: 'path' });
    });
  }
}

/** Neighbouring faces on this side of every street wider than a lane. */
function openNeighbours(coverage: Coverage, face: FaceId): FaceId[] {
  const ring = coverage.ring(face);
  return ring.flatMap((a, i) => {
    const b = ring[(i + 1) % ring.length] as VertexId;
    const kind = coverage.tagOf(a, b)?.kind;
    const other = coverage.leftOf(b, a);
    return other === undefined || (kind !== 'wall' && kind !== 'lane') ? [] : [other];
  });
}

/** The ring moved inward; the largest part when it breaks. Metres. */
export async function shrink(client: pg.Client, ring: readonly Point[], margin: number): Promise<Point[]> {
  const points = [...ring, ring[0] as Point].map((p) => p.join(' ')).join(',');
  const { rows } = await client.query<{ ring: string | null }>(
    `SELECT ST_AsGeoJSON(ST_ExteriorRing(geom), 2) AS ring
     FROM ST_Dump(ST_Buffer(ST_MakePolygon(ST_GeomFromText($1)), $2, 'join=mitre mitre_limit=2'))
     ORDER BY ST_Area(geom) DESC LIMIT 1`,
    [`LINESTRING(${points})`, -margin],
  );
  const text = rows[0]?.ring;
  return text ? (JSON.parse(text) as { coordinates: Point[] }).coordinates : [...ring];
}

/** A rounded outline of a given area around a place, for parks and lakes of the other districts. Metres. */
export function roundOutline({ name, at }: Place, hectares: number, seed: number): Point[] {
  const random = createRandom(seedFor(seed, name));
  const radius = Math.sqrt((hectares * 10_000) / Math.PI);
  const waves = [2, 3, 4, 5].map((n) => ({ n, swing: (random.normal() * 0.28) / n, phase: random.between(0, 7) }));
  const [x, y] = degreesToMetres(at);
  return Array.from({ length: 36 }, (_, i): Point => {
    const angle = (i / 36) * 2 * Math.PI;
    const swing = waves.reduce((sum, w) => sum + w.swing * Math.sin(w.n * angle + w.phase), 0);
    const r = radius * Math.max(0.5, 1 + swing);
    return [x + r * Math.cos(angle), y + r * Math.sin(angle)];
  });
}
