import type pg from 'pg';
import type { DistrictArc } from './districts';
import { distance } from './geometry';
import { HUANGPU_RIVER_INSIDE_MINHANG, HUANGPU_RIVER_UPSTREAM, RIVER_BEND, SUZHOU_CREEK_MIDDLE } from './guides';
import { degreesToMetres, type Point } from './plane';
import { joinLines, simplifyLine, smoothLine } from './smooth';

const PUDONG = '310115';
const MINHANG = '310112';
const FENGXIAN = '310120';
/** Districts on the left bank of the Huangpu whose common border with 浦东 is the middle of the river. */
const LEFT_BANK = ['310113', '310110', '310109', '310101', '310104'];
/** District pairs whose common border is 苏州河, with the latitude south of which it leaves the creek. */
const CREEK_BORDERS: ReadonlyArray<readonly [string, string, number]> = [
  ['310109', '310101', 31],
  ['310106', '310101', 31.2395],
  ['310105', '310107', 31.2],
];

export interface River {
  readonly name: string;
  readonly centreLine: readonly Point[];
  /** Half the width of the water, metres. */
  readonly halfWidth: number;
}

/** The Huangpu: real where it is a district border (浦东, 奉贤), drawn by hand inside 闵行. Metres. */
export function huangpuRiver(arcs: readonly DistrictArc[]): River[] {
  const shared = arcs.filter((arc) => isBetween(arc, PUDONG, LEFT_BANK)).map((arc) => arc.line);
  const lower = longest(joinLines(shared));
  const bend = degreesToMetres(RIVER_BEND);
  const south = longest(arcs.filter((arc) => isBetween(arc, MINHANG, [FENGXIAN])).map((arc) => arc.line));
  const westward = cutAt(south, bend);
  const hand = HUANGPU_RIVER_INSIDE_MINHANG.map(degreesToMetres);
  const upperEnd = [lower[0] as Point, lower.at(-1) as Point].sort((a, b) => a[1] - b[1])[0] as Point;
  const upper = [upperEnd, ...smoothLine([...hand, westward[0] as Point], 2), ...westward.slice(1)];
  return [
    { name: '黄浦江', centreLine: lower, halfWidth: 195 },
    { name: '黄浦江', centreLine: simplifyLine(upper, 5), halfWidth: 170 },
  ];
}

/** 苏州河 where a district border shows it. Metres. */
export function suzhouCreek(arcs: readonly DistrictArc[]): River[] {
  return CREEK_BORDERS.flatMap(([a, b, south]) => {
    const limit = degreesToMetres([121.4, south])[1];
    return arcs
      .filter((arc) => isBetween(arc, a, [b]))
      .map((arc) => arc.line.filter(([, y]) => y > limit))
      .filter((line) => line.length > 1)
      .map((line) => ({ name: '苏州河', centreLine: line, halfWidth: 26 }));
  });
}

/** Reaches that no district border shows, drawn by hand; they carry no grids. Metres. */
export function sketchedReaches(): River[] {
  return [
    { name: '黄浦江', centreLine: smoothLine(HUANGPU_RIVER_UPSTREAM.map(degreesToMetres), 2), halfWidth: 135 },
    { name: '苏州河', centreLine: smoothLine(SUZHOU_CREEK_MIDDLE.map(degreesToMetres), 2), halfWidth: 26 },
  ];
}

/** The part of the line from its point nearest to the bend to its western end. */
function cutAt(line: readonly Point[], bend: Point): Point[] {
  const eastFirst = (line[0] as Point)[0] > (line.at(-1) as Point)[0] ? [...line] : [...line].reverse();
  let nearest = 0;
  eastFirst.forEach((point, i) => {
    if (distance(point, bend) < distance(eastFirst[nearest] as Point, bend)) nearest = i;
  });
  return eastFirst.slice(nearest);
}

function isBetween({ left, right }: DistrictArc, one: string, others: readonly string[]): boolean {
  return (
    (left === one && right !== undefined && others.includes(right)) ||
    (right === one && left !== undefined && others.includes(left))
  );
}

function longest(lines: readonly (readonly Point[])[]): readonly Point[] {
  const line = [...lines].sort((a, b) => b.length - a.length)[0];
  if (!line) throw new Error('a river border is missing from the district outlines');
  return line;
}

/** Outer rings of the water surface widened by `margin` metres. */
export async function riverRings(client: pg.Client, rivers: readonly River[], margin: number): Promise<Point[][]> {
  const texts = rivers.map((r) => `LINESTRING(${r.centreLine.map((p) => p.join(' ')).join(',')})`);
  const widths = rivers.map((r) => r.halfWidth + margin);
  const { rows } = await client.query<{ ring: string }>(
    `SELECT ST_AsGeoJSON(ST_ExteriorRing((ST_Dump(ST_SimplifyPreserveTopology(ST_Union(
       ST_Buffer(ST_GeomFromText(t), w, 'quad_segs=4')), 6))).geom), 2) AS ring
     FROM unnest($1::text[], $2::float8[]) AS line(t, w)`,
    [texts, widths],
  );
  return rows.map((row) => (JSON.parse(row.ring) as { coordinates: Point[] }).coordinates);
}
