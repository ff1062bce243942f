import { allOf, pieceAround, type SmallGraph } from './splitSmall.ts';

/**
 * The ways to split a few nodes into two connected halves, as the mask of the half with the first node. Goes through the
 * connected sets around the first node; stops after so many, counted, so that the answer does not depend on the machine.
 */
export function connectedHalves(graph: SmallGraph, steps: number): readonly number[] {
  const { near } = graph;
  const all = allOf(graph);
  const halves: number[] = [];
  let left = steps;
  const grow = (half: number, edge: number, closed: number): void => {
    left -= 1;
    const rest = all & ~half;
    if (left < 0 || rest === 0) return;
    if (pieceAround(near, rest & -rest, rest) === rest) halves.push(half);
    let [open, shut] = [edge, closed];
    while (open !== 0 && left >= 0) {
      const next = open & -open;
      open &= ~next;
      shut |= next;
      const index = 31 - Math.clz32(next);
      grow(half | next, (open | (near[index] as number)) & all & ~half & ~shut, shut);
    }
  };
  grow(1, (near[0] as number) & ~1, 1);
  return halves;
}
