import { type Obstacle, obstacle, outside } from './clip';
import { EXPRESSWAYS } from './expressways';
import { distance } from './geometry';
import { type Park, roundOutline } from './parks';
import { LAKES, ROUND_PARKS } from './places';
import { DETAILED_DISTRICTS, type Plan } from './plan';
import { degreesToMetres, type Point, unitsToMetres } from './plane';
import { createRandom, seedFor } from './random';
import { simplifyLine, smoothLine } from './smooth';
import type { Street, StreetKind } from './streets';
import { linePositions, type OutputFeature, ringOfMetres } from './write';

/** From which map zoom a kind of line is worth drawing. */
const STREET_ZOOM: Readonly<Record<StreetKind, number>> = {
  expressway: 9,
  arterial: 10,
  collector: 12,
  lane: 14,
};

interface Layer {
  readonly layer: 'land' | 'water' | 'street' | 'green';
  readonly class: string;
  readonly name: string | null;
  readonly minZoom: number;
  readonly synthetic: boolean;
}

/** Everything the background map shows: land, water, green, streets, from the ground upward. */
export function mapFeatures(
  plan: Plan,
  streets: readonly Street[],
  parks: readonly Park[],
  strips: readonly Park[],
  seed: number,
): OutputFeature[] {
  return [
    ...landFeatures(plan),
    ...waterFeatures(plan, streets, seed),
    ...greenFeatures(parks, strips, seed),
    ...streetFeatures(plan, streets),
  ];
}

function polygon(layer: Layer, ring: readonly Point[]): OutputFeature {
  return { properties: { ...layer }, geometry: { type: 'Polygon', coordinates: [ringOfMetres(ring)] } };
}

function line(layer: Layer, points: readonly Point[]): OutputFeature {
  return { properties: { ...layer }, geometry: { type: 'LineString', coordinates: linePositions(points) } };
}

function landFeatures({ landRings }: Plan): OutputFeature[] {
  return landRings.map((ring, i) =>
    polygon(
      { layer: 'land', class: i === 0 ? 'mainland' : 'island', name: null, minZoom: 0, synthetic: false },
      ring.map(unitsToMetres),
    ),
  );
}

function waterFeatures({ waterRings, coverage }: Plan, streets: readonly Street[], seed: number): OutputFeature[] {
  const rivers = waterRings.map(({ name, ring, synthetic }) =>
    polygon({ layer: 'water', class: 'river', name, minZoom: name === '苏州河' ? 10 : 8, synthetic }, ring),
  );
  const lakes = LAKES.map((lake) =>
    polygon(
      { layer: 'water', class: 'lake', name: lake.name, minZoom: 8, synthetic: true },
      roundOutline(lake, lake.hectares, seed),
    ),
  );
  const lines = streets.map(({ vertices }) => vertices.map((vertex) => coverage.metresOf(vertex)));
  const obstacles = waterRings.map(({ ring }) => obstacle(ring));
  return [...rivers, ...lakes, ...canals(streets, lines, obstacles, seed)];
}

const CANAL_NAMES =
  '淀浦河 春申塘 六磊塘 俞塘 横沥港 北横泾 蒲汇塘 新泾港 周浦塘 大治河 川杨河 浦东运河 金汇港 南竹港 竹港 龙泉港 紫石泾 掘石港 胥浦塘 油墩港 西大盈港 东大盈港 练祁河 盐铁塘 娄塘河 顾浦 蕴藻浜 桃浦河 走马塘 虬江 沙泾港 随塘河 五尺沟 泐马河 六灶港 三灶港 老港河 团芦港 环岛河 堡镇港 新河港 鸽龙港 张网港 庙港 老滧港 八滧港'.split(
    ' ',
  );
/** Distance between a canal and the road along it, metres. */
const CANAL_OFFSET = 32;

/** Made canals: some long roads of the outer districts have one beside them. */
function canals(
  streets: readonly Street[],
  lines: readonly (readonly Point[])[],
  rivers: readonly Obstacle[],
  seed: number,
): OutputFeature[] {
  const random = createRandom(seedFor(seed, 'canals'));
  const made: OutputFeature[] = [];
  streets.forEach(({ district, kind }, i) => {
    const points = lines[i] as Point[];
    const isOuter = Number(district) >= 310112;
    if (!isOuter || kind === 'lane' || kind === 'expressway' || pathLength(points) < 2200) return;
    if (random.next() > 0.4) return;
    const name = random.next() < 0.5 ? (CANAL_NAMES[made.length % CANAL_NAMES.length] ?? null) : null;
    const layer: Layer = { layer: 'water', class: 'canal', name, minZoom: 11, synthetic: true };
    const course = outside(offsetLine(simplifyLine(points, 4), CANAL_OFFSET), rivers);
    made.push(...course.map((part) => line(layer, part)));
  });
  return made;
}

export function pathLength(points: readonly Point[]): number {
  return points.slice(1).reduce((sum, p, i) => sum + distance(p, points[i] as Point), 0);
}

/** The line moved sideways to its left by a distance in metres, bend by bend. */
export function offsetLine(points: readonly Point[], away: number): Point[] {
  return points.map((point, i) => {
    const before = points[Math.max(0, i - 1)] as Point;
    const after = points[Math.min(points.length - 1, i + 1)] as Point;
    const length = distance(before, after) || 1;
    return [point[0] - ((after[1] - before[1]) / length) * away, point[1] + ((after[0] - before[0]) / length) * away];
  });
}

function greenFeatures(parks: readonly Park[], strips: readonly Park[], seed: number): OutputFeature[] {
  const layer = (name: string, hectares: number, kind = 'park'): Layer => ({
    layer: 'green',
    class: kind,
    name,
    minZoom: hectares > 100 ? 10 : 12,
    synthetic: true,
  });
  return [
    ...parks.map(({ name, ring, cells }) => polygon(layer(name, cells.length), ring)),
    ...strips.map(({ name, ring, cells }) => polygon(layer(name, cells.length, 'strip'), ring)),
    ...ROUND_PARKS.map((park) => polygon(layer(park.name, park.hectares), roundOutline(park, park.hectares, seed))),
  ];
}

function streetFeatures({ coverage, waterRings }: Plan, streets: readonly Street[]): OutputFeature[] {
  const detailed: readonly string[] = DETAILED_DISTRICTS;
  const rivers = waterRings.map(({ ring }) => obstacle(ring));
  const drawn = streets.flatMap(({ kind, name, district, vertices }) => {
    const points = vertices.map((vertex) => coverage.metresOf(vertex));
    const layer: Layer = { layer: 'street', class: kind, name, minZoom: STREET_ZOOM[kind], synthetic: true };
    if (detailed.includes(district)) return [line(layer, simplifyLine(points, 0.3))];
    return outside(simplifyLine(points, 4), rivers).map((part) => line(layer, part));
  });
  const expressways = EXPRESSWAYS.map((road) =>
    line(
      { layer: 'street', class: 'expressway', name: road.name, minZoom: STREET_ZOOM.expressway, synthetic: true },
      smoothLine(road.line.map(degreesToMetres), 2),
    ),
  );
  return [...drawn, ...expressways];
}
