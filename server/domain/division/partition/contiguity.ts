import type { Graph } from './graph.ts';

/**
 * Gives the test whether a district stays connected when one node leaves it. Mostly the node's neighbours of the district
 * touch each other and the answer is there at once; otherwise the district is searched until all of them are reached.
 */
export function contiguityTest(graph: Graph, plan: Int32Array): (v: number) => boolean {
  const { start, passableEnd, neighbour } = graph;
  const mark = new Int32Array(graph.nodeCount);
  const stack = new Int32Array(graph.nodeCount);
  let stamp = 0;

  /** Marks the neighbours of v in its district and gives how many there are; the first is put on the stack. */
  const markRing = (v: number, wanted: number): number => {
    let count = 0;
    const end = passableEnd[v] as number;
    for (let arc = start[v] as number; arc < end; arc += 1) {
      const u = neighbour[arc] as number;
      if (plan[u] !== plan[v]) continue;
      if (count === 0) stack[0] = u;
      mark[u] = wanted;
      count += 1;
    }
    return count;
  };

  /** Follows ring nodes from the first one; gives how many of them were reached, which stand at the stack's beginning. */
  const walkRing = (wanted: number, seen: number): number => {
    mark[stack[0] as number] = seen;
    let reached = 1;
    for (let done = 0; done < reached; done += 1) {
      const w = stack[done] as number;
      const end = passableEnd[w] as number;
      for (let arc = start[w] as number; arc < end; arc += 1) {
        const u = neighbour[arc] as number;
        if (mark[u] !== wanted) continue;
        mark[u] = seen;
        stack[reached] = u;
        reached += 1;
      }
    }
    return reached;
  };

  /** Searches the district from the ring nodes reached so far until no other one is missing. */
  const searchDistrict = (v: number, wanted: number, seen: number, reached: number, missing: number): boolean => {
    mark[v] = seen;
    let [top, left] = [reached, missing];
    while (top > 0) {
      top -= 1;
      const w = stack[top] as number;
      const end = passableEnd[w] as number;
      for (let arc = start[w] as number; arc < end; arc += 1) {
        const u = neighbour[arc] as number;
        if (mark[u] === seen || plan[u] !== plan[v]) continue;
        if (mark[u] === wanted) {
          left -= 1;
          if (left === 0) return true;
        }
        mark[u] = seen;
        stack[top] = u;
        top += 1;
      }
    }
    return false;
  };

  return (v) => {
    const wanted = stamp + 1;
    const seen = stamp + 2;
    stamp = seen;
    const count = markRing(v, wanted);
    if (count === 0) return false;
    if (count === 1) return true;
    const reached = walkRing(wanted, seen);
    return reached === count || searchDistrict(v, wanted, seen, reached, count - reached);
  };
}
