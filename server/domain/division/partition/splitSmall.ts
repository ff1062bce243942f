/** At most so many nodes fit a bit mask. */
export const MOST_NODES = 31;

/** A handful of nodes as bit masks: node i is bit i. */
export interface SmallGraph {
  readonly load: readonly number[];
  /** The neighbours of each node. */
  readonly near: readonly number[];
}

export interface SplitTask {
  readonly parts: number;
  /** The least and the most that a part may carry. */
  readonly least: number;
  readonly most: number;
  /** Sets looked at before giving up: counted, so that the answer does not depend on the machine. */
  readonly steps: number;
  /** How bad a part is; the whole is as bad as the sum. */
  readonly cost: (part: number) => number;
}

/** The load of a set of nodes. */
export function loadOf(load: readonly number[], mask: number): number {
  let sum = 0;
  for (let left = mask; left !== 0; left &= left - 1) sum += load[31 - Math.clz32(left & -left)] as number;
  return sum;
}

/** What can be reached from a node inside a set. */
export function pieceAround(near: readonly number[], seed: number, within: number): number {
  let piece = seed;
  for (let edge = seed; edge !== 0; ) {
    let reached = 0;
    for (; edge !== 0; edge &= edge - 1) reached |= near[31 - Math.clz32(edge & -edge)] as number;
    edge = reached & within & ~piece;
    piece |= edge;
  }
  return piece;
}

/** All nodes as a mask. */
export const allOf = ({ load }: SmallGraph) => (load.length >= 32 ? -1 : 2 ** load.length - 1);

/**
 * The best way found to split nodes into so many connected parts inside the limits, as masks; null when there is none, or
 * none was found in so many steps. Goes through the connected sets around the first node that is left, those with what
 * lies near first, and leaves out those whose rest cannot be split.
 */
export function splitSmall(graph: SmallGraph, task: SplitTask): readonly number[] | null {
  const { load, near } = graph;
  const { least, most } = task;
  let steps = task.steps;
  let best: readonly number[] | null = null;
  let bestCost = Infinity;

  /** Whether each piece of the rest can carry a whole number of parts, together so many. */
  const canBeSplit = (rest: number, parts: number): boolean => {
    let [fewest, greatest] = [0, 0];
    for (let left = rest; left !== 0; ) {
      const piece = pieceAround(near, left & -left, left);
      left &= ~piece;
      const own = loadOf(load, piece);
      const few = Math.ceil(own / most - 1e-9);
      const great = Math.floor(own / least + 1e-9);
      if (great < few || great < 1) return false;
      fewest += Math.max(1, few);
      greatest += great;
    }
    return fewest <= parts && parts <= greatest;
  };

  const split = (rest: number, parts: number, done: readonly number[], cost: number): void => {
    if (parts === 1) {
      const own = loadOf(load, rest);
      const whole = cost + task.cost(rest);
      if (own < least || own > most || whole >= bestCost || pieceAround(near, rest & -rest, rest) !== rest) return;
      best = [...done, rest];
      bestCost = whole;
      return;
    }
    const root = rest & -rest;
    const grow = (part: number, edge: number, closed: number, own: number): void => {
      steps -= 1;
      if (steps < 0) return;
      if (own >= least) {
        const next = cost + task.cost(part);
        if (next < bestCost && canBeSplit(rest & ~part, parts - 1))
          split(rest & ~part, parts - 1, [...done, part], next);
      }
      let [open, shut] = [edge, closed];
      while (open !== 0 && steps >= 0) {
        const next = open & -open;
        open &= ~next;
        shut |= next;
        const index = 31 - Math.clz32(next);
        const more = own + (load[index] as number);
        if (more <= most) grow(part | next, (open | (near[index] as number)) & rest & ~shut, shut, more);
      }
    };
    const index = 31 - Math.clz32(root);
    if ((load[index] as number) <= most)
      grow(root, (near[index] as number) & rest & ~root, root, load[index] as number);
  };

  split(allOf(graph), task.parts, [], 0);
  return best;
}
