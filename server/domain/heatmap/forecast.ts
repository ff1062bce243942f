import type { Cells } from './cells.ts';

/** How many whole weeks a forecast looks back on at most. */
export const FORECAST_WEEKS = 6;
/** What a week counts for compared with the week after it. */
const FADING = 0.8;

/**
 * Expected cases of each area in the coming week. An area's own level is the mean of its last weeks, the latest counting
 * most; because most areas have few cases it is drawn towards the mean of the areas of its pool (its subdistrict), the more
 * the less the areas of the pool differ beyond chance (gamma–Poisson shrinkage, fitted by moments). No trend and no season:
 * such a model can be explained in one sentence.
 *
 * @param weeks counts by area, the latest week first, all of one length
 * @param pools the number of each area's pool
 */
export function forecastWeek(weeks: readonly Cells[], pools: Int32Array): Float32Array {
  const weights = weeks.map((_, age) => FADING ** age);
  const weight = weights.reduce((sum, each) => sum + each, 0);
  const squares = weights.reduce((sum, each) => sum + each * each, 0);
  const levels = new Float64Array(pools.length);
  for (const [age, week] of weeks.entries()) {
    const share = (weights[age] ?? 0) / weight;
    for (let area = 0; area < levels.length; area += 1) levels[area] = (levels[area] ?? 0) + (week[area] ?? 0) * share;
  }
  const { means, variances } = poolMoments(levels, pools);
  // A mean of weeks with these weights varies by chance like one of so many weeks.
  const effective = (weight * weight) / squares;
  // Of an area's own level counts what varies beyond chance.
  const own = variances.map((variance, pool) =>
    variance > 0 ? Math.max(0, variance - (means[pool] ?? 0) / effective) / variance : 0,
  );
  const expected = new Float32Array(levels.length);
  for (let area = 0; area < levels.length; area += 1) {
    const pool = pools[area] ?? 0;
    const share = own[pool] ?? 0;
    expected[area] = share * (levels[area] ?? 0) + (1 - share) * (means[pool] ?? 0);
  }
  return expected;
}

/** Mean and variance of the levels in each pool; pools are numbered from 0 on. */
function poolMoments(levels: Float64Array, pools: Int32Array): { means: Float64Array; variances: Float64Array } {
  let poolCount = 0;
  for (let area = 0; area < pools.length; area += 1) poolCount = Math.max(poolCount, (pools[area] ?? 0) + 1);
  const counts = new Uint32Array(poolCount);
  const sums = new Float64Array(poolCount);
  const squares = new Float64Array(poolCount);
  for (let area = 0; area < levels.length; area += 1) {
    const pool = pools[area] ?? 0;
    const level = levels[area] ?? 0;
    counts[pool] = (counts[pool] ?? 0) + 1;
    sums[pool] = (sums[pool] ?? 0) + level;
    squares[pool] = (squares[pool] ?? 0) + level * level;
  }
  const means = sums.map((sum, pool) => sum / (counts[pool] ?? 0));
  const variances = squares.map((square, pool) => {
    const mean = means[pool] ?? 0;
    return Math.max(0, square / (counts[pool] ?? 0) - mean * mean);
  });
  return { means, variances };
}

/** The mean distance between what was expected and what came, cases an area and week. */
export function meanAbsoluteError(expected: ArrayLike<number>, actual: Cells): number {
  let sum = 0;
  for (let area = 0; area < actual.length; area += 1) sum += Math.abs((expected[area] ?? 0) - (actual[area] ?? 0));
  return actual.length === 0 ? 0 : sum / actual.length;
}
