/**
 * Joins ways end to end to closed rings of node numbers, in any order and direction. A relation whose ways are not all in
 * the file, or do not close, gives no ring at all: half a lake would be a wrong one.
 */
export function joinRings(ways: readonly (ArrayLike<number> | undefined)[]): number[][] {
  const rings: number[][] = [];
  const open: number[][] = [];
  for (const way of ways) {
    if (!way || way.length < 2) return [];
    open.push(Array.from(way));
  }
  while (open.length > 0) {
    const ring = open.pop() ?? [];
    while (ring[0] !== ring.at(-1)) {
      const end = ring.at(-1);
      const at = open.findIndex((way) => way[0] === end || way.at(-1) === end);
      const [next] = at < 0 ? [] : open.splice(at, 1);
      if (!next) return [];
      if (next[0] !== end) next.reverse();
      for (const node of next.slice(1)) ring.push(node);
    }
    rings.push(ring);
  }
  return rings;
}
