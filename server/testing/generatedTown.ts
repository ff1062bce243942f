import type { PlaneArea, PlanePoint, Town } from '../domain/division/cells/town.ts';
import { type Random, seededRandom } from '../domain/division/random.ts';
import { squaredToBorder } from '../domain/division/topology/clearance.ts';
import { type Point, type Ring, sideOfPolygon } from '../domain/division/topology/exact.ts';
import { topologyOf } from '../domain/division/topology/faces.ts';
import { dissolve, pointInside, ringsOfFace } from '../domain/division/topology/polygons.ts';
import type { Topology } from '../domain/division/topology/topology.ts';

/** Metres from west to east and from south to north before the town is turned: 4.32 km². */
const WIDTH = 2400;
const HEIGHT = 1800;
const TURN = (12 * Math.PI) / 180;
const MILLIMETRES = 1000;

/** The sum of twelve is near enough to a normal distribution. */
const normal = (random: Random): number => Array.from({ length: 12 }, random).reduce((sum, value) => sum + value, -6);

/** A town of 4.3 km² that looks like one: crooked streets with gaps and dead ends, a river, an avenue across, courtyards, eight communities. */
export function generatedTown(seed: number): Town {
  const random = seededRandom(seed);
  const corners = crossings(random);
  const streets = [...streetLines(corners, random), [turned(WIDTH * 0.1, -60), turned(WIDTH * 0.95, HEIGHT + 60)]];
  const outer = outline(corners);
  const waters = [river()];
  const inside = clipped([...streets, ...waters], outer);
  const clippedStreets = inside.slice(0, -waters.length).flat();
  const clippedWaters = inside.slice(-waters.length).flat();
  const blocks = topologyOf(segmentsOf([...clippedStreets, ...clippedWaters, [...outer, outer[0] as PlanePoint]]));
  const courtyards = courtyardsIn(blocks, random);
  return {
    communities: communitiesOf(blocks, random),
    streets: clippedStreets,
    waters: clippedWaters,
    courtyards,
    components: components(clippedStreets, outer, random),
  };
}

function turned(x: number, y: number): PlanePoint {
  const [dx, dy] = [x - WIDTH / 2, y - HEIGHT / 2];
  return [
    WIDTH / 2 + dx * Math.cos(TURN) - dy * Math.sin(TURN),
    HEIGHT / 2 + dx * Math.sin(TURN) + dy * Math.cos(TURN),
  ];
}

function steps(length: number, spread: number, random: Random): number[] {
  const places = [0];
  while ((places.at(-1) as number) < length) places.push((places.at(-1) as number) + 70 + spread * random());
  places[places.length - 1] = length;
  if (length - (places.at(-2) as number) < 60) places.splice(-2, 1);
  return places;
}

/** The crossings of the street grid, moved about a little; those on the outline only along it. */
function crossings(random: Random): PlanePoint[][] {
  const [xs, ys] = [steps(WIDTH, 150, random), steps(HEIGHT, 140, random)];
  return ys.map((y, row) =>
    xs.map((x, column) => {
      const dx = column === 0 || column === xs.length - 1 ? 0 : normal(random) * 9;
      const dy = row === 0 || row === ys.length - 1 ? 0 : normal(random) * 9;
      return turned(x + dx, y + dy);
    }),
  );
}

function outline(corners: readonly (readonly PlanePoint[])[]): PlanePoint[] {
  const [first, last] = [corners[0] ?? [], corners.at(-1) ?? []];
  const sides = corners.slice(1, -1);
  return [
    ...first,
    ...sides.map((row) => row.at(-1) as PlanePoint),
    ...[...last].reverse(),
    ...[...sides].reverse().map((row) => row[0] as PlanePoint),
  ];
}

/** A street between neighbouring crossings: most are there, some are missing, some end halfway. */
function streetLines(corners: readonly (readonly PlanePoint[])[], random: Random): PlanePoint[][] {
  const lines: PlanePoint[][] = [];
  const add = (from: PlanePoint | undefined, to: PlanePoint | undefined): void => {
    if (!from || !to) return;
    const chance = random();
    const middle: PlanePoint = [(from[0] + to[0]) / 2 + normal(random) * 4, (from[1] + to[1]) / 2 + normal(random) * 4];
    if (chance >= 0.17) lines.push(chance < 0.25 ? [from, middle] : [from, middle, to]);
  };
  for (const [row, line] of corners.entries()) {
    for (const column of line.keys()) {
      if (row > 0 && row < corners.length - 1) add(line[column], line[column + 1]);
      if (column > 0 && column < line.length - 1) add(line[column], corners[row + 1]?.[column]);
    }
  }
  return lines;
}

function river(): PlanePoint[] {
  return Array.from({ length: WIDTH / 20 + 7 }, (_, at) => {
    const x = -60 + at * 20;
    return turned(x, HEIGHT * 0.62 + 90 * Math.sin(x / 310) + 35 * Math.sin(x / 97));
  });
}

const inMillimetres = ([x, y]: PlanePoint): Point => [Math.round(x * MILLIMETRES), Math.round(y * MILLIMETRES)];
const inMetres = ([x, y]: Point): PlanePoint => [x / MILLIMETRES, y / MILLIMETRES];

function segmentsOf(lines: readonly (readonly PlanePoint[])[]) {
  const pieces = lines.flatMap((line) =>
    line.slice(1).map((to, at) => [...inMillimetres(line[at] as PlanePoint), ...inMillimetres(to)]),
  );
  return { coordinates: pieces.flat(), kinds: pieces.map(() => 1) };
}

/** Each line cut off at the outline: the stretches that lie inside. */
function clipped(lines: readonly (readonly PlanePoint[])[], outer: readonly PlanePoint[]): PlanePoint[][][] {
  const ring = outer.map(inMillimetres);
  return lines.map((line) => {
    const stretches: PlanePoint[][] = [];
    let current: PlanePoint[] = [];
    const end = () => {
      if (current.length > 1) stretches.push(current);
      current = [];
    };
    for (let at = 1; at < line.length; at += 1) {
      const [from, to] = [line[at - 1] as PlanePoint, line[at] as PlanePoint];
      const way = [0, ...hits(from, to, outer), 1].map((share) => between(from, to, share));
      for (let step = 1; step < way.length; step += 1) {
        const [a, b] = [way[step - 1] as PlanePoint, way[step] as PlanePoint];
        const [x, y] = inMillimetres(between(a, b, 0.5));
        if (sideOfPolygon([ring], x, y) <= 0) end();
        else current.push(...(current.length === 0 ? [a, b] : [b]));
      }
    }
    end();
    return stretches;
  });
}

const between = (from: PlanePoint, to: PlanePoint, share: number): PlanePoint => [
  from[0] + share * (to[0] - from[0]),
  from[1] + share * (to[1] - from[1]),
];

function hits(from: PlanePoint, to: PlanePoint, outer: readonly PlanePoint[]): number[] {
  const cross = (ax: number, ay: number, bx: number, by: number) => ax * by - ay * bx;
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  return outer
    .flatMap((a, at) => {
      const b = outer[(at + 1) % outer.length] as PlanePoint;
      const [ex, ey] = [b[0] - a[0], b[1] - a[1]];
      const across = cross(dx, dy, ex, ey);
      const share = cross(a[0] - from[0], a[1] - from[1], ex, ey) / across;
      const along = cross(a[0] - from[0], a[1] - from[1], dx, dy) / across;
      return share > 0 && share < 1 && along >= 0 && along <= 1 ? [share] : [];
    })
    .sort((one, other) => one - other);
}

/** Rectangles along the street grid in about half of the large blocks, at least 10 m from any street. */
function courtyardsIn(blocks: Topology, random: Random): PlaneArea[] {
  const found: PlaneArea[] = [];
  for (let face = 0; face < blocks.borders.length; face += 1) {
    const rings = ringsOfFace(blocks, face);
    const { at, radius } = widestPlace(rings);
    if (random() < 0.45 || radius < 30 * MILLIMETRES) continue;
    const angle = TURN + normal(random) * 0.05;
    const [width, height] = [0.6 + 0.5 * random(), 0.5 + 0.4 * random()];
    for (let size = radius * 1.4; size > 20 * MILLIMETRES; size *= 0.92) {
      const yard = rectangle(at, size * width, size * height, angle);
      const area = 4 * size * width * size * height;
      if (area < 2.5e9 || area > 1.6e10 || !isApart(yard, rings)) continue;
      found.push([yard.map(inMetres)]);
      break;
    }
  }
  return found;
}

function widestPlace(rings: readonly Ring[]): { at: Point; radius: number } {
  const ring = rings[0] ?? [];
  const xs = ring.map(([x]) => x);
  const ys = ring.map(([, y]) => y);
  let best = { at: pointInside(rings), squared: 0 };
  const step = 8 * MILLIMETRES;
  for (let x = Math.min(...xs); x < Math.max(...xs); x += step) {
    for (let y = Math.min(...ys); y < Math.max(...ys); y += step) {
      if (sideOfPolygon(rings, x, y) <= 0) continue;
      const squared = squaredToBorder(rings, x, y);
      if (squared > best.squared) best = { at: [x, y], squared };
    }
  }
  return { at: best.at, radius: Math.sqrt(best.squared) };
}

function rectangle([x, y]: Point, halfWidth: number, halfHeight: number, angle: number): Ring {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const corner = (u: number, v: number): Point => [
    Math.round(x + u * cos - v * sin),
    Math.round(y + u * sin + v * cos),
  ];
  return [
    corner(-halfWidth, -halfHeight),
    corner(halfWidth, -halfHeight),
    corner(halfWidth, halfHeight),
    corner(-halfWidth, halfHeight),
  ];
}

function isApart(yard: Ring, block: readonly Ring[]): boolean {
  const margin = 10 * MILLIMETRES;
  return yard.every((from, at) => {
    const to = yard[(at + 1) % yard.length] as Point;
    return Array.from({ length: 20 }, (_, step) => step / 20).every((share) => {
      const [x, y] = [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])];
      return sideOfPolygon(block, x, y) > 0 && squaredToBorder(block, x, y) >= margin ** 2;
    });
  });
}

/** Each block goes to the nearest of eight centres. */
function communitiesOf(blocks: Topology, random: Random): Town['communities'] {
  const centers = Array.from({ length: 8 }, (_, at): PlanePoint => {
    const [column, row] = [at % 4, Math.floor(at / 4)];
    return turned((WIDTH * (column + 0.5)) / 4 + normal(random) * 40, (HEIGHT * (row + 0.5)) / 2 + normal(random) * 40);
  });
  const labels = blocks.borders.map((_, face) => {
    const [x, y] = inMetres(pointInside(ringsOfFace(blocks, face)));
    const distances = centers.map(([cx, cy]) => Math.hypot(cx - x, cy - y));
    return distances.indexOf(Math.min(...distances));
  });
  return [...dissolve(blocks, labels)]
    .sort(([one], [other]) => one - other)
    .map(([label, polygons]) => ({
      code: `990101001${String(label + 1).padStart(3, '0')}`,
      areas: polygons.map((rings) => rings.map((ring) => ring.map(inMetres))),
    }));
}

/** Lamps and covers beside streets, 1.5 to 8 m from the middle line, and two thousand things anywhere. */
function components(
  streets: readonly (readonly PlanePoint[])[],
  outer: readonly PlanePoint[],
  random: Random,
): PlanePoint[] {
  const ring = outer.map(inMillimetres);
  const found: PlanePoint[] = [];
  for (const line of streets) {
    for (let at = 1; at < line.length; at += 1) {
      const [from, to] = [line[at - 1] as PlanePoint, line[at] as PlanePoint];
      const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
      for (let count = Math.round(length / 14); count > 0; count -= 1) {
        const [x, y] = between(from, to, random());
        const aside = (1.5 + 6.5 * random()) * (random() < 0.5 ? -1 : 1);
        found.push([x - ((to[1] - from[1]) / length) * aside, y + ((to[0] - from[0]) / length) * aside]);
      }
    }
  }
  for (let count = 0; count < 2000; count += 1) found.push(turned(WIDTH * random(), HEIGHT * random()));
  return found.filter((point) => {
    const [x, y] = inMillimetres(point);
    return sideOfPolygon([ring], x, y) > 0;
  });
}
