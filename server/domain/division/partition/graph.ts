import { edgeKey } from './checkInput.ts';
import type { PartitionInput, PartitionNode } from './input.ts';

/**
 * A graph in compressed rows: the arcs of node v are `start[v]` to `start[v + 1]`, those that can be crossed come first
 * and end at `passableEnd[v]`. `length` and `perimeter` are metres as the objective counts them.
 */
export interface Graph {
  readonly nodeCount: number;
  readonly load: Float64Array;
  readonly area: Float64Array;
  readonly perimeter: Float64Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly start: Int32Array;
  readonly passableEnd: Int32Array;
  readonly neighbour: Int32Array;
  readonly length: Float64Array;
}

/** Builds the graph of checked input. `softWeight` is what a metre between two groups counts as a border (1: as any other). */
export function graphOf(input: PartitionInput, softWeight = 1): Graph {
  const { nodes, edges } = input;
  const nodeCount = nodes.length;
  const barriers = new Set((input.barriers ?? []).map(([one, other]) => edgeKey(one, other, nodeCount)));
  const graph = emptyGraph(nodes, edges.length);
  const shared = new Float64Array(nodeCount);
  const ends = rows(input, barriers, graph);
  for (const [one, other, metres] of edges) {
    const isBarrier = barriers.has(edgeKey(one, other, nodeCount));
    const counted = sameGroup(nodes, one, other) ? metres : metres * softWeight;
    for (const [from, to] of [
      [one, other],
      [other, one],
    ] as const) {
      const cursor = isBarrier ? ends.closed : ends.open;
      const arc = cursor[from] as number;
      cursor[from] = arc + 1;
      graph.neighbour[arc] = to;
      graph.length[arc] = counted;
      shared[from] = (shared[from] as number) + metres;
      graph.perimeter[from] = (graph.perimeter[from] as number) - (metres - counted);
    }
  }
  // Links that are no border on the ground (bridges) may make the shared lengths longer than the outline.
  for (let v = 0; v < nodeCount; v += 1) {
    const missing = (shared[v] as number) - (nodes[v]?.perimeter ?? 0);
    if (missing > 0) graph.perimeter[v] = (graph.perimeter[v] as number) + missing;
  }
  return graph;
}

function emptyGraph(nodes: readonly PartitionNode[], edgeCount: number): Graph {
  const column = (value: (node: PartitionNode) => number) => Float64Array.from(nodes, value);
  return {
    nodeCount: nodes.length,
    load: column((node) => node.load),
    area: column((node) => node.area),
    perimeter: column((node) => node.perimeter),
    x: column((node) => node.x),
    y: column((node) => node.y),
    start: new Int32Array(nodes.length + 1),
    passableEnd: new Int32Array(nodes.length),
    neighbour: new Int32Array(2 * edgeCount),
    length: new Float64Array(2 * edgeCount),
  };
}

/** Lays out the rows and gives the places where the next open and the next closed arc of each node go. */
function rows({ nodes, edges }: PartitionInput, barriers: ReadonlySet<number>, graph: Graph) {
  const open = new Int32Array(nodes.length);
  const closed = new Int32Array(nodes.length);
  for (const [one, other] of edges) {
    const counter = barriers.has(edgeKey(one, other, nodes.length)) ? closed : open;
    counter[one] = (counter[one] as number) + 1;
    counter[other] = (counter[other] as number) + 1;
  }
  let arc = 0;
  for (let v = 0; v < nodes.length; v += 1) {
    const [openArcs, closedArcs] = [open[v] as number, closed[v] as number];
    graph.start[v] = arc;
    graph.passableEnd[v] = arc + openArcs;
    open[v] = arc;
    closed[v] = arc + openArcs;
    arc += openArcs + closedArcs;
  }
  graph.start[nodes.length] = arc;
  return { open, closed };
}

function sameGroup(nodes: readonly PartitionNode[], one: number, other: number): boolean {
  return (nodes[one]?.group ?? null) === (nodes[other]?.group ?? null);
}

/** The graph of some of the nodes and the arcs among them; node i of it is `members[i]`. */
export function subgraph(graph: Graph, members: Int32Array): Graph {
  const place = new Int32Array(graph.nodeCount).fill(-1);
  for (let i = 0; i < members.length; i += 1) place[members[i] as number] = i;
  const start = new Int32Array(members.length + 1);
  const passableEnd = new Int32Array(members.length);
  const neighbour: number[] = [];
  const length: number[] = [];
  for (let i = 0; i < members.length; i += 1) {
    const v = members[i] as number;
    for (let arc = graph.start[v] as number; arc < (graph.start[v + 1] as number); arc += 1) {
      if (arc === graph.passableEnd[v]) passableEnd[i] = neighbour.length;
      const target = place[graph.neighbour[arc] as number] as number;
      if (target < 0) continue;
      neighbour.push(target);
      length.push(graph.length[arc] as number);
    }
    if (graph.passableEnd[v] === graph.start[v + 1]) passableEnd[i] = neighbour.length;
    start[i + 1] = neighbour.length;
  }
  const pick = (values: Float64Array) => Float64Array.from(members, (v) => values[v] as number);
  return {
    nodeCount: members.length,
    load: pick(graph.load),
    area: pick(graph.area),
    perimeter: pick(graph.perimeter),
    x: pick(graph.x),
    y: pick(graph.y),
    start,
    passableEnd,
    neighbour: Int32Array.from(neighbour),
    length: Float64Array.from(length),
  };
}
