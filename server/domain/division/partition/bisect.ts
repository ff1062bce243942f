import type { Graph } from './graph.ts';

/**
 * Cuts the nodes in two across their longest extent, in proportion of the districts of both sides, and goes on with both.
 * `turnOf` turns the cutting lines, in radians, so that another attempt gets another start. Every district gets at least one node. Loads are only near to even, and districts need not be connected.
 */
export function bisect(graph: Graph, weight: Float64Array, districts: number, turnOf = () => 0): Int32Array {
  const plan = new Int32Array(graph.nodeCount);
  const along = new Float64Array(graph.nodeCount);
  let next = 0;
  const divide = (members: Int32Array, parts: number): void => {
    if (parts === 1) {
      for (const v of members) plan[v] = next;
      next += 1;
      return;
    }
    const angle = longAxis(graph, members) + turnOf();
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    for (const v of members) along[v] = (graph.x[v] as number) * cos + (graph.y[v] as number) * sin;
    members.sort((one, other) => (along[one] as number) - (along[other] as number) || one - other);
    const first = parts >> 1;
    const cut = cutAt(members, weight, first, parts);
    divide(members.subarray(0, cut), first);
    divide(members.subarray(cut), parts - first);
  };
  divide(
    Int32Array.from({ length: graph.nodeCount }, (_, v) => v),
    districts,
  );
  return plan;
}

/** How many of the sorted nodes make up the first side's share of the weight, leaving a node for every district. */
function cutAt(members: Int32Array, weight: Float64Array, first: number, parts: number): number {
  let total = 0;
  for (const v of members) total += weight[v] as number;
  const goal = (total * first) / parts;
  let [count, sum] = [0, 0];
  while (count < members.length) {
    const own = weight[members[count] as number] as number;
    if (sum + own / 2 >= goal) break;
    sum += own;
    count += 1;
  }
  return Math.min(members.length - (parts - first), Math.max(first, count));
}

/** The direction of the longest extent: the principal axis of the nodes' positions, weighed by area. */
function longAxis(graph: Graph, members: Int32Array): number {
  let [sum, meanX, meanY] = [0, 0, 0];
  for (const v of members) {
    const area = (graph.area[v] as number) || 1;
    sum += area;
    meanX += (graph.x[v] as number) * area;
    meanY += (graph.y[v] as number) * area;
  }
  meanX /= sum;
  meanY /= sum;
  let [xx, xy, yy] = [0, 0, 0];
  for (const v of members) {
    const area = (graph.area[v] as number) || 1;
    const [dx, dy] = [(graph.x[v] as number) - meanX, (graph.y[v] as number) - meanY];
    xx += dx * dx * area;
    xy += dx * dy * area;
    yy += dy * dy * area;
  }
  return 0.5 * Math.atan2(2 * xy, xx - yy);
}
