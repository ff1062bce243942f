import { type Point, unitsToMetres } from './plane';

/** Index of a vertex of the coverage. */
export type VertexId = number;
/** Index of a face of the coverage. */
export type FaceId = number;

/** What a border line is: the street (or bank, wall) that it carries. */
export interface EdgeTag {
  readonly kind: string;
  /** Number of the cut that drew the line; edges of one cut form one street. */
  readonly line: number;
}

const VERTEX_LIMIT = 2 ** 26;

/**
 * A planar coverage on the integer grid: faces that share their border edges exactly.
 *
 * Every operation keeps the invariant that each directed edge belongs to one face at most and that a new point on an
 * edge enters the rings on both sides at once. Gaps and overlaps therefore cannot arise; no noding is needed later.
 */
export class Coverage {
  private readonly points: Point[] = [];
  private readonly metres: Point[] = [];
  private readonly vertexByPoint = new Map<number, VertexId>();
  private readonly rings = new Map<FaceId, VertexId[]>();
  private readonly owners = new Map<number, FaceId>();
  private readonly tags = new Map<number, EdgeTag>();
  private nextFace = 0;

  /** The vertex at a grid point; made when missing. */
  vertex([east, north]: Point): VertexId {
    const key = (east + 2 ** 25) * 2 ** 26 + north + 2 ** 25;
    const known = this.vertexByPoint.get(key);
    if (known !== undefined) return known;
    const id = this.points.length;
    this.points.push([east, north]);
    this.metres.push(unitsToMetres([east, north]));
    this.vertexByPoint.set(key, id);
    return id;
  }

  /** Position of a vertex in units. */
  unitsOf(vertex: VertexId): Point {
    return this.points[vertex] as Point;
  }

  /** Position of a vertex in metres. */
  metresOf(vertex: VertexId): Point {
    return this.metres[vertex] as Point;
  }

  /** Adds a face by its counter-clockwise ring (not closed). */
  addFace(ring: readonly VertexId[]): FaceId {
    const face = this.nextFace++;
    this.rings.set(face, [...ring]);
    this.claim(face, ring);
    return face;
  }

  private claim(face: FaceId, ring: readonly VertexId[]): void {
    for (let i = 0; i < ring.length; i++) {
      this.owners.set(edgeKey(ring[i] as number, ring[(i + 1) % ring.length] as number), face);
    }
  }

  faces(): IterableIterator<FaceId> {
    return this.rings.keys();
  }

  ring(face: FaceId): readonly VertexId[] {
    const ring = this.rings.get(face);
    if (!ring) throw new Error(`no face ${face}`);
    return ring;
  }

  /** The ring of a face in metres. */
  ringMetres(face: FaceId): Point[] {
    return this.ring(face).map((vertex) => this.metresOf(vertex));
  }

  /** The face to the left of the directed edge a→b, if any. */
  leftOf(a: VertexId, b: VertexId): FaceId | undefined {
    return this.owners.get(edgeKey(a, b));
  }

  tagOf(a: VertexId, b: VertexId): EdgeTag | undefined {
    return this.tags.get(a < b ? edgeKey(a, b) : edgeKey(b, a));
  }

  setTag(a: VertexId, b: VertexId, tag: EdgeTag): void {
    this.tags.set(a < b ? edgeKey(a, b) : edgeKey(b, a), tag);
  }

  /** Puts vertex `middle` on the edge a–b, in the rings of both sides. */
  splitEdge(a: VertexId, b: VertexId, middle: VertexId): void {
    const tag = this.tagOf(a, b);
    for (const [from, to] of [
      [a, b],
      [b, a],
    ] as const) {
      const face = this.leftOf(from, to);
      if (face === undefined) continue;
      const ring = this.rings.get(face) as VertexId[];
      const at = ring.findIndex((v, i) => v === from && ring[(i + 1) % ring.length] === to);
      ring.splice(at + 1, 0, middle);
      this.owners.delete(edgeKey(from, to));
      this.owners.set(edgeKey(from, middle), face);
      this.owners.set(edgeKey(middle, to), face);
    }
    if (tag) {
      this.setTag(a, middle, tag);
      this.setTag(middle, b, tag);
    }
  }

  /**
   * Divides a face along the path start → … → end. Both ends are on its ring, the inner vertices strictly inside.
   * Returns the face left of the path first.
   */
  divide(face: FaceId, path: readonly VertexId[], tag: EdgeTag): [FaceId, FaceId] {
    const ring = this.ring(face);
    const start = ring.indexOf(path[0] as number);
    const end = ring.indexOf(path[path.length - 1] as number);
    if (start < 0 || end < 0 || start === end) throw new Error('a cut must join two border points');
    const walk = (from: number, to: number): VertexId[] => {
      const part: VertexId[] = [];
      for (let i = from; i !== to; i = (i + 1) % ring.length) part.push(ring[i] as number);
      return part;
    };
    const left = [...walk(end, start), ...path.slice(0, -1)];
    const right = [...walk(start, end), ...[...path].reverse().slice(0, -1)];
    this.rings.delete(face);
    for (let i = 1; i < path.length; i++) this.setTag(path[i - 1] as number, path[i] as number, tag);
    return [this.addFace(left), this.addFace(right)];
  }

  /** Replaces two neighbouring faces by their union when that is a single ring; otherwise returns undefined. */
  merge(first: FaceId, second: FaceId): FaceId | undefined {
    const group = new Set([first, second]);
    const outer: Array<[VertexId, VertexId]> = [];
    for (const face of group) {
      const ring = this.ring(face);
      ring.forEach((a, i) => {
        const b = ring[(i + 1) % ring.length] as number;
        const other = this.leftOf(b, a);
        if (other === undefined || !group.has(other)) outer.push([a, b]);
      });
    }
    const next = new Map(outer);
    if (next.size !== outer.length) return undefined;
    const begin = (outer[0] as [number, number])[0];
    const ring: VertexId[] = [];
    for (let at = begin; ring.length === 0 || at !== begin; at = next.get(at) as number) ring.push(at);
    if (ring.length !== outer.length) return undefined;
    for (const face of group) {
      const old = this.ring(face);
      old.forEach((a, i) => {
        this.owners.delete(edgeKey(a, old[(i + 1) % old.length] as number));
      });
      this.rings.delete(face);
    }
    return this.addFace(ring);
  }
}

function edgeKey(a: VertexId, b: VertexId): number {
  return a * VERTEX_LIMIT + b;
}
