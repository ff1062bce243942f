/**
 * Pairs the districts of two plans over the same nodes, each at most once, the pairs with most nodes in common first (ties
 * by the lower numbers). Gives for each district of the new plan the one of the old, or −1.
 */
export function matchDistricts(
  next: ArrayLike<number>,
  old: ArrayLike<number>,
  districts: number,
  weightOf: (v: number) => number = () => 1,
): Int32Array {
  const common = new Map<string, { next: number; old: number; weight: number }>();
  for (let v = 0; v < next.length; v += 1) {
    const pair = { next: next[v] as number, old: old[v] as number, weight: 0 };
    if (pair.old < 0) continue;
    const key = `${pair.next} ${pair.old}`;
    const known = common.get(key) ?? pair;
    known.weight += weightOf(v);
    common.set(key, known);
  }
  const pairs = [...common.values()].sort(
    (one, other) => other.weight - one.weight || one.old - other.old || one.next - other.next,
  );
  const match = new Int32Array(districts).fill(-1);
  const taken = new Set<number>();
  for (const { next: d, old: origin } of pairs) {
    if ((match[d] as number) >= 0 || taken.has(origin)) continue;
    match[d] = origin;
    taken.add(origin);
  }
  return match;
}

/** How many nodes are in another district than the one that goes on from their old one. */
export function countMoved(next: ArrayLike<number>, old: ArrayLike<number>, districts: number): number {
  const match = matchDistricts(next, old, districts);
  let moved = 0;
  for (let v = 0; v < next.length; v += 1) {
    if ((old[v] as number) >= 0 && match[next[v] as number] !== old[v]) moved += 1;
  }
  return moved;
}
