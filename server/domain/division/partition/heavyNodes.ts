/** What single nodes make impossible. */
export interface HeavyNodes {
  readonly heaviest: number;
  readonly heaviestNode: number;
  /**
   * The mean load once every node heavier than the mean of what is left has a district to itself. Some district carries
   * no more than this, whatever the plan; without such nodes it is the mean itself.
   */
  readonly restMean: number;
}

/** Looks at the heaviest nodes of a part that is to have so many districts. */
export function heavyNodes(load: Float64Array, districts: number): HeavyNodes {
  const descending = Float64Array.from(load).sort().reverse();
  let left = descending.reduce((sum, own) => sum + own, 0);
  let restMean = left / districts;
  for (let heavy = 0; heavy < districts - 1 && (descending[heavy] as number) > restMean; heavy += 1) {
    left -= descending[heavy] as number;
    restMean = left / (districts - heavy - 1);
  }
  const heaviest = descending[0] ?? 0;
  return { heaviest, heaviestNode: load.indexOf(heaviest), restMean };
}
