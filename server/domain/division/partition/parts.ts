import type { Graph } from './graph.ts';

/** The connected pieces of nodes with the same label, by the arcs that can be crossed. */
export interface Pieces {
  /** The piece of each node. */
  readonly pieceOf: Int32Array;
  /** The nodes of each piece, in ascending order. */
  readonly members: readonly Int32Array[];
}

/** Finds the connected pieces of equal labels; pieces are numbered by their first node. */
export function connectedPieces(graph: Graph, label: ArrayLike<number>): Pieces {
  const pieceOf = new Int32Array(graph.nodeCount).fill(-1);
  const members: Int32Array[] = [];
  const stack = new Int32Array(graph.nodeCount);
  for (let first = 0; first < graph.nodeCount; first += 1) {
    if ((pieceOf[first] as number) >= 0) continue;
    const piece = members.length;
    const found: number[] = [];
    let top = 0;
    stack[top++] = first;
    pieceOf[first] = piece;
    while (top > 0) {
      const v = stack[--top] as number;
      found.push(v);
      for (let arc = graph.start[v] as number; arc < (graph.passableEnd[v] as number); arc += 1) {
        const u = graph.neighbour[arc] as number;
        if ((pieceOf[u] as number) >= 0 || label[u] !== label[first]) continue;
        pieceOf[u] = piece;
        stack[top++] = u;
      }
    }
    members.push(Int32Array.from(found).sort());
  }
  return { pieceOf, members };
}
