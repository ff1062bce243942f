/**
 * The one sequential ramp of the product: light to dark in a hue that is no lamp, no water and no professional grid.
 * Its steps stay apart in lightness for every kind of colour vision.
 */
export const sequentialRamp = ['#f3d9e4', '#e0a3c0', '#c46c9c', '#963e7c', '#5a1a5c'] as const;

/**
 * The one diverging ramp, less to more around the colour of the land: olive against the sequential ramp's own hue. A pair of
 * the same strength stays apart for every kind of colour vision, and each arm darkens step by step.
 */
export const divergingRamp = ['#3f5a14', '#7f9a45', '#c6d3a0', '#f1efea', '#e6b5cf', '#b85c96', '#5f1a5e'] as const;

/** One class of the map and its legend. */
export interface HeatClass {
  readonly from: number;
  readonly to: number;
  readonly color: string;
}

/**
 * Quantile classes of the counts above nought: about as many areas in each class, equal counts never divided. Fewer
 * classes where there are fewer different counts.
 */
export function quantileClasses(counts: ArrayLike<number>, ramp: readonly string[] = sequentialRamp): HeatClass[] {
  // Typed arrays sort by value without a comparison of our own: a city has 634,000 unit grids.
  const sorted = Float64Array.from(counts)
    .filter((count) => count > 0)
    .sort();
  const wanted = Math.min(ramp.length, new Set(sorted).size);
  const upper = new Set<number>();
  for (let index = 1; index <= wanted; index++) {
    upper.add(sorted[Math.ceil((index * sorted.length) / wanted) - 1] ?? 0);
  }
  const ends = [...upper];
  return ends.map((to, index) => ({
    from: index === 0 ? (sorted[0] ?? 1) : firstAbove(sorted, ends[index - 1] ?? 0),
    to,
    color: colorAt(ramp, index, ends.length),
  }));
}

function firstAbove(sorted: Float64Array, bound: number): number {
  return sorted.find((count) => count > bound) ?? bound;
}

/** Spreads few classes over the whole ramp, so that the darkest is always the worst. */
function colorAt(ramp: readonly string[], index: number, count: number): string {
  const position = count === 1 ? ramp.length - 1 : Math.round((index * (ramp.length - 1)) / (count - 1));
  return ramp[position] ?? ramp[0] ?? '#000000';
}

/** The class of a count; −1 for none. */
export function classOf(count: number, classes: readonly HeatClass[]): number {
  return classes.findIndex(({ from, to }) => count >= from && count <= to);
}
