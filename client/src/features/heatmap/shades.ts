import { classOf, divergingRamp, quantileClasses, sequentialRamp } from '../../ui/quantileClasses';

/** One line of the legend: what is between two figures, or a class with a name of its own. */
export interface ShadeClass {
  readonly color: string;
  /** How many areas are in it. */
  readonly areas: number;
  readonly range: readonly [number, number] | null;
}

/** The class of every area, −1 for none, with the classes themselves. */
export interface Shades {
  readonly indexes: Int8Array;
  readonly classes: readonly ShadeClass[];
}

/** Quantile classes of what is above nought; the ramp is turned round on the wall, where the worst has to shine. */
export function sequentialShades(
  values: ArrayLike<number>,
  ramp: readonly string[] = sequentialRamp,
  breaksFrom: ArrayLike<number> = values,
): Shades {
  const classes = quantileClasses(breaksFrom, ramp);
  const indexes = Int8Array.from(values, (value) => (value > 0 ? classOf(value, classes) : -1));
  return counted(
    indexes,
    classes.map(({ color, from, to }) => ({ color, range: [from, to] })),
  );
}

/** How many classes each arm of the diverging ramp has, and where its middle is. */
const arm = 3;

/**
 * Classes of change around nought: the sizes of all changes in three quantiles, the same bounds on both sides, so that one
 * shade means the same size of more and of less. Areas with no figure have no class; unchanged ones only where there was a case.
 */
export function divergingShades(values: ArrayLike<number>, isShown: (index: number) => boolean): Shades {
  const sizes = quantileClasses(
    Float64Array.from(values, (value) => Math.abs(value)),
    divergingRamp.slice(arm + 1),
  );
  const spread = (index: number) =>
    sizes.length <= 1 ? arm : 1 + Math.round((index * (arm - 1)) / (sizes.length - 1));
  const indexes = Int8Array.from(values, (value, index) => {
    if (Number.isNaN(value) || !isShown(index)) return -1;
    const size = classOf(Math.abs(value), sizes);
    return size < 0 ? arm : arm + Math.sign(value) * spread(size);
  });
  const rangeOf = (index: number): readonly [number, number] | null => {
    if (index === arm) return [0, 0];
    const size = sizes.findIndex((_, each) => spread(each) === Math.abs(index - arm));
    const found = sizes[size];
    if (!found) return null;
    return index > arm ? [found.from, found.to] : [-found.to, -found.from];
  };
  return counted(
    indexes,
    divergingRamp.map((color, index) => ({ color, range: rangeOf(index) })),
  );
}

/** Cold to hot: the significance of Gi* at 99, 95 and 90 %, the middle for what chance explains. */
export const hotspotClasses = ['cold99', 'cold95', 'cold90', 'none', 'hot90', 'hot95', 'hot99'] as const;
export type HotspotClass = (typeof hotspotClasses)[number];

/** The class of an area by its q-value: what share of such findings would be false. NaN is none. */
export function hotspotClass(z: number, q: number): HotspotClass {
  const side = z > 0 ? 'hot' : 'cold';
  if (q < 0.01) return `${side}99`;
  if (q < 0.05) return `${side}95`;
  return q < 0.1 ? `${side}90` : 'none';
}

/** Shades by significance; what chance explains is left bare. */
export function hotspotShades(z: ArrayLike<number>, q: ArrayLike<number>): Shades {
  const indexes = Int8Array.from(z, (value, index) => {
    const found = hotspotClass(value, q[index] ?? Number.NaN);
    return found === 'none' ? -1 : hotspotClasses.indexOf(found);
  });
  return counted(
    indexes,
    divergingRamp.map((color) => ({ color, range: null })),
  );
}

function counted(indexes: Int8Array, classes: readonly Omit<ShadeClass, 'areas'>[]): Shades {
  const areas = new Uint32Array(classes.length);
  for (const index of indexes) if (index >= 0) areas[index] = (areas[index] ?? 0) + 1;
  return { indexes, classes: classes.map((item, index) => ({ ...item, areas: areas[index] ?? 0 })) };
}

/** The class of each code, for the map. */
export function classesByCode(codes: readonly string[], { indexes }: Shades): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (let index = 0; index < codes.length; index++) {
    const shade = indexes[index] ?? -1;
    const code = codes[index];
    if (shade >= 0 && code !== undefined) found.set(code, shade);
  }
  return found;
}
