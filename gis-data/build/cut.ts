import { type Chord, ChordFinder, type Density, naturalDirections, type Part } from './chord';
import type { Coverage, EdgeTag, FaceId, VertexId } from './coverage';
import { isInRing, segmentsMeet } from './geometry';
import { metresToUnits, type Point } from './plane';
import type { Random } from './random';

/** How a face is cut in two. */
export interface CutStyle {
  readonly tag: EdgeTag;
  /** Sideways swing of the line as a share of its length; 0 draws it straight. */
  readonly swing: number;
  /** Distance in metres between the bends of the line. */
  readonly bendEvery: number;
  /** An end of the cut this near (metres) to a corner or crossing uses it. */
  readonly snap: number;
  readonly density: Density;
  /** Penalty of a cut by the two parts it makes; infinity forbids it. 0 is perfect, 1 is bad. */
  readonly misfit: (left: Part, right: Part, chord: Chord) => number;
}

const OFFSETS = 22;
/** How many of the best chords are tried before the face is given up as not divisible. */
const TRIES = 40;

interface Scored {
  readonly chord: Chord;
  readonly score: number;
}

/** Cuts the face at the best chord; undefined when no allowed cut exists. */
export function cutFace(
  coverage: Coverage,
  face: FaceId,
  style: CutStyle,
  random: Random,
): [FaceId, FaceId] | undefined {
  const ring = coverage.ringMetres(face);
  const finder = new ChordFinder(ring, style.density);
  const candidates = rankChords(finder, style, random);
  for (const { chord } of candidates.slice(0, TRIES)) {
    const made = draw(coverage, face, finder, snapEnds(finder, chord, style), style, random);
    if (made) return made;
  }
  return undefined;
}

function rankChords(finder: ChordFinder, style: CutStyle, random: Random): Scored[] {
  const { ring } = finder;
  const scored: Scored[] = [];
  const tilt = random.normal() * 0.06;
  for (const natural of naturalDirections(ring, 3)) {
    const direction = natural + tilt;
    const [low, high] = extent(ring, direction);
    const step = (high - low) / (OFFSETS + 1);
    let best: { offset: number; score: number } | undefined;
    for (let i = 1; i <= OFFSETS; i++) {
      const offset = low + step * i;
      for (const chord of finder.chords(direction, offset)) {
        const score = scoreChord(finder, chord, style);
        if (score === Number.POSITIVE_INFINITY) continue;
        scored.push({ chord, score });
        if (!best || score < best.score) best = { offset, score };
      }
    }
    if (!best) continue;
    for (let i = -4; i <= 4; i++) {
      for (const chord of finder.chords(direction, best.offset + (step * i) / 5)) {
        const score = scoreChord(finder, chord, style);
        if (score !== Number.POSITIVE_INFINITY) scored.push({ chord, score });
      }
    }
  }
  return scored.sort((a, b) => a.score - b.score);
}

/** Misfit of the parts, ragged shapes and slanting ends all cost. */
function scoreChord(finder: ChordFinder, chord: Chord, style: CutStyle): number {
  const { left, right } = chord;
  if (left.area <= 0 || right.area <= 0) return Number.POSITIVE_INFINITY;
  const ragged = (part: Part): number => part.perimeter ** 2 / (16 * part.area) - 1;
  const shape = 0.12 * (ragged(left) + ragged(right));
  const slant = 0.15 * (slantAt(finder, chord, chord.fromEdge) + slantAt(finder, chord, chord.toEdge));
  return style.misfit(left, right, chord) + shape + slant;
}

/** 0 for a right angle between the chord and the ring's edge, 1 for a parallel run. */
function slantAt({ ring }: ChordFinder, { from, to }: Chord, edge: number): number {
  const a = ring[edge] as Point;
  const b = ring[(edge + 1) % ring.length] as Point;
  const along = (b[0] - a[0]) * (to[0] - from[0]) + (b[1] - a[1]) * (to[1] - from[1]);
  const lengths = Math.hypot(b[0] - a[0], b[1] - a[1]) * Math.hypot(to[0] - from[0], to[1] - from[1]);
  return lengths === 0 ? 0 : Math.abs(along / lengths) ** 2;
}

function extent(ring: readonly Point[], direction: number): [number, number] {
  const [cos, sin] = [Math.cos(direction), Math.sin(direction)];
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const [x, y] of ring) {
    const offset = cos * y - sin * x;
    low = Math.min(low, offset);
    high = Math.max(high, offset);
  }
  return [low, high];
}

/** An end of a cut: an existing corner of the ring (position in it) or a new point on an edge. */
interface End {
  readonly corner?: number;
  readonly edge: number;
  readonly point: Point;
}

function snapEnds(finder: ChordFinder, chord: Chord, style: CutStyle): [End, End] {
  return [
    snapEnd(finder.ring, chord.from, chord.fromEdge, style.snap),
    snapEnd(finder.ring, chord.to, chord.toEdge, style.snap),
  ];
}

/** Looks along the ring both ways; a crossing shared with the far side's streets makes the street go on. */
function snapEnd(ring: readonly Point[], point: Point, edge: number, reach: number): End {
  let best: End = { edge, point };
  let bestAway = reach;
  for (const way of [1, -1]) {
    let at = way === 1 ? (edge + 1) % ring.length : edge;
    for (let step = 0; step < 4; step++) {
      const corner = ring[at] as Point;
      const away = Math.hypot(corner[0] - point[0], corner[1] - point[1]);
      if (away < bestAway) {
        best = { corner: at, edge: at, point: corner };
        bestAway = away;
      }
      at = (at + way + ring.length) % ring.length;
    }
  }
  return best;
}

function draw(
  coverage: Coverage,
  face: FaceId,
  finder: ChordFinder,
  [start, end]: [End, End],
  style: CutStyle,
  random: Random,
): [FaceId, FaceId] | undefined {
  const { ring } = finder;
  const ends = [endVertex(coverage, face, start), endVertex(coverage, face, end)] as const;
  if (ends[0] === undefined || ends[1] === undefined || ends[0] === ends[1]) return undefined;
  const check = finder.chord(start.point, start.edge, end.point, end.edge);
  if (check.left.area <= 0 || check.right.area <= 0) return undefined;
  if (style.misfit(check.left, check.right, check) > 1) return undefined;
  for (const share of style.swing > 0 ? [1, 0.4, 0] : [0]) {
    const line = bend(start.point, end.point, style, share, random);
    if (!staysInside(line, ring, start, end)) continue;
    const inner = line.slice(1, -1).map((p) => coverage.vertex(metresToUnits(p)));
    const path = [ends[0], ...inner, ends[1]];
    const old = new Set(coverage.ring(face));
    if (new Set(path).size !== path.length || inner.some((vertex) => old.has(vertex))) continue;
    const edges = [start, end].map((e) => edgeOf(coverage, face, e.edge));
    [start, end].forEach((e, i) => {
      const vertex = path[i === 0 ? 0 : path.length - 1] as VertexId;
      const [a, b] = edges[i] as [VertexId, VertexId];
      if (e.corner === undefined && vertex !== a && vertex !== b) coverage.splitEdge(a, b, vertex);
    });
    return coverage.divide(face, path, style.tag);
  }
  return undefined;
}

function edgeOf(coverage: Coverage, face: FaceId, edge: number): [VertexId, VertexId] {
  const ring = coverage.ring(face);
  return [ring[edge] as VertexId, ring[(edge + 1) % ring.length] as VertexId];
}

/** The vertex of a cut's end; undefined when rounding would put it upon a corner elsewhere in the ring. */
function endVertex(coverage: Coverage, face: FaceId, end: End): VertexId | undefined {
  const ring = coverage.ring(face);
  if (end.corner !== undefined) return ring[end.corner];
  const vertex = coverage.vertex(metresToUnits(end.point));
  const at = ring.indexOf(vertex);
  return at < 0 || at === end.edge || at === (end.edge + 1) % ring.length ? vertex : undefined;
}

/** Bends the line: one slow curve plus small irregularities at every bend. */
function bend(from: Point, to: Point, style: CutStyle, share: number, random: Random): Point[] {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const length = Math.hypot(dx, dy);
  const bends = Math.min(9, Math.floor(length / style.bendEvery));
  if (bends < 1 || share === 0) return [from, to];
  const curve = random.normal() * style.swing * share;
  const wave = random.normal() * style.swing * share * 0.6;
  const line: Point[] = [from];
  for (let i = 1; i <= bends; i++) {
    const t = i / (bends + 1);
    const away = curve * Math.sin(Math.PI * t) + wave * Math.sin(2 * Math.PI * t);
    const ragged = (random.normal() * style.swing * share * 0.35) / Math.sqrt(bends);
    line.push([from[0] + dx * t - dy * (away + ragged), from[1] + dy * t + dx * (away + ragged)]);
  }
  return [...line, to];
}

/** The inner points lie inside the ring and no segment meets a ring edge away from its own ends. */
function staysInside(line: readonly Point[], ring: readonly Point[], start: End, end: End): boolean {
  const probes = line.slice(1, -1);
  const [a, b] = [line[0] as Point, line[1] as Point];
  probes.push([(a[0] + b[0]) / 2, (a[1] + b[1]) / 2]);
  if (!probes.every((point) => isInRing(point, ring))) return false;
  for (let s = 1; s < line.length; s++) {
    const p = line[s - 1] as Point;
    const q = line[s] as Point;
    for (let i = 0; i < ring.length; i++) {
      if (s === 1 && touches(start, i, ring.length)) continue;
      if (s === line.length - 1 && touches(end, i, ring.length)) continue;
      if (segmentsMeet(p, q, ring[i] as Point, ring[(i + 1) % ring.length] as Point)) return false;
    }
  }
  return true;
}

function touches({ corner, edge }: End, at: number, count: number): boolean {
  if (corner === undefined) return at === edge;
  return at === corner || (at + 1) % count === corner;
}
