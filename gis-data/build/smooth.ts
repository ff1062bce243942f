import { distance, distanceToSegment } from './geometry';
import type { Point } from './plane';

/** Chaikin's corner cutting; the ends stay. Rounds off the 100 m raster of the source outlines. */
export function smoothLine(line: readonly Point[], rounds: number): Point[] {
  let current = [...line];
  for (let round = 0; round < rounds; round++) {
    const next: Point[] = [current[0] as Point];
    for (let i = 1; i < current.length; i++) {
      const a = current[i - 1] as Point;
      const b = current[i] as Point;
      if (i > 1) next.push([a[0] * 0.75 + b[0] * 0.25, a[1] * 0.75 + b[1] * 0.25]);
      if (i < current.length - 1) next.push([a[0] * 0.25 + b[0] * 0.75, a[1] * 0.25 + b[1] * 0.75]);
    }
    next.push(current[current.length - 1] as Point);
    current = next;
  }
  return current;
}

/** Douglas and Peucker: drops points nearer than the tolerance to the simplified line. */
export function simplifyLine(line: readonly Point[], tolerance: number): Point[] {
  if (line.length < 3) return [...line];
  const first = line[0] as Point;
  const last = line[line.length - 1] as Point;
  let worst = 0;
  let at = 0;
  for (let i = 1; i < line.length - 1; i++) {
    const away = distanceToSegment(line[i] as Point, first, last);
    if (away > worst) {
      worst = away;
      at = i;
    }
  }
  if (worst <= tolerance) return [first, last];
  const head = simplifyLine(line.slice(0, at + 1), tolerance);
  return [...head.slice(0, -1), ...simplifyLine(line.slice(at), tolerance)];
}

/** Joins lines that share ends into one, starting with the first line. Order of the lines does not matter. */
export function joinLines(lines: readonly (readonly Point[])[]): Point[][] {
  const rest = lines.map((line) => [...line]);
  const joined: Point[][] = [];
  for (let line = rest.shift(); line; line = rest.shift()) {
    for (let grown = true; grown; ) {
      grown = false;
      for (let i = 0; i < rest.length; i++) {
        const merged = joinAtEnds(line, rest[i] as Point[]);
        if (!merged) continue;
        line = merged;
        rest.splice(i, 1);
        grown = true;
        break;
      }
    }
    joined.push(line);
  }
  return joined;
}

function joinAtEnds(a: Point[], b: Point[]): Point[] | undefined {
  const same = (p: Point | undefined, q: Point | undefined): boolean => p?.[0] === q?.[0] && p?.[1] === q?.[1];
  if (same(a.at(-1), b[0])) return [...a, ...b.slice(1)];
  if (same(a.at(-1), b.at(-1))) return [...a, ...[...b].reverse().slice(1)];
  if (same(a[0], b.at(-1))) return [...b, ...a.slice(1)];
  if (same(a[0], b[0])) return [...[...b].reverse(), ...a.slice(1)];
  return undefined;
}

/** The line with extra points so that no step is longer than `step` metres. */
export function densify(line: readonly Point[], step: number): Point[] {
  const dense: Point[] = line[0] ? [line[0]] : [];
  for (let i = 1; i < line.length; i++) {
    const a = line[i - 1] as Point;
    const b = line[i] as Point;
    const parts = Math.max(1, Math.ceil(distance(a, b) / step));
    for (let k = 1; k <= parts; k++) {
      dense.push([a[0] + ((b[0] - a[0]) * k) / parts, a[1] + ((b[1] - a[1]) * k) / parts]);
    }
  }
  return dense;
}
