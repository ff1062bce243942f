import type { Coverage, FaceId, VertexId } from './coverage';

/** A border line between two areas, from one meeting point of borders to the next. */
export interface Arc {
  readonly left: string | undefined;
  readonly right: string | undefined;
  readonly vertices: readonly VertexId[];
}

type Labeller = (face: FaceId) => string | undefined;

/** All border lines between faces of different label; label undefined counts as outside. */
export function traceArcs(coverage: Coverage, labelOf: Labeller): Arc[] {
  const outgoing = new Map<VertexId, VertexId[]>();
  const label = (a: VertexId, b: VertexId): string | undefined => {
    const face = coverage.leftOf(a, b);
    return face === undefined ? undefined : labelOf(face);
  };
  for (const face of coverage.faces()) {
    const ring = coverage.ring(face);
    ring.forEach((a, i) => {
      const b = ring[(i + 1) % ring.length] as VertexId;
      if (labelOf(face) === label(b, a)) return;
      connect(outgoing, a, b);
      connect(outgoing, b, a);
    });
  }
  const used = new Set<string>();
  const arcs: Arc[] = [];
  const follow = (start: VertexId, first: VertexId): void => {
    if (used.has(`${start} ${first}`)) return;
    const vertices = [start, first];
    for (let previous = start, at = first; ; ) {
      const ways = outgoing.get(at) as VertexId[];
      if (ways.length !== 2 || at === start) break;
      const next = (ways[0] === previous ? ways[1] : ways[0]) as VertexId;
      vertices.push(next);
      previous = at;
      at = next;
    }
    for (let i = 1; i < vertices.length; i++) {
      used.add(`${vertices[i - 1]} ${vertices[i]}`);
      used.add(`${vertices[i]} ${vertices[i - 1]}`);
    }
    arcs.push({ left: label(start, first), right: label(first, start), vertices });
  };
  for (const [vertex, ways] of outgoing) {
    if (ways.length !== 2) for (const way of ways) follow(vertex, way);
  }
  for (const [vertex, ways] of outgoing) follow(vertex, ways[0] as VertexId);
  return arcs;
}

function connect(outgoing: Map<VertexId, VertexId[]>, a: VertexId, b: VertexId): void {
  const ways = outgoing.get(a) ?? [];
  if (!ways.includes(b)) ways.push(b);
  outgoing.set(a, ways);
}
