/** How large the made city is. A community is 10 × 10 unit grids of about 100 m; a district is 10 communities wide. */
export interface GeneratedCitySize {
  /** Communities from west to east and from south to north. */
  readonly communitiesWide: number;
  readonly communitiesHigh: number;
  /** Only the first so many unit grids of the lattice, row by row from the south; all of them where not given. */
  readonly unitGrids?: number;
  /** In the mean; they are spread evenly. */
  readonly componentsPerGrid: number;
  readonly cases: number;
  /** Cases are spread over so many days before now. */
  readonly caseDays: number;
}

/** Where the made city lies (degrees) and how far apart the corners of its grids are. */
export const cityOrigin = { longitude: 100, latitude: 30, stepDegrees: 0.001 };

/** What a person asks for: exactly so many of each. */
export interface CityCounts {
  readonly grids: number;
  readonly components: number;
  readonly cases: number;
}

const DISTRICTS = 16;
const GRIDS_PER_COMMUNITY_ROW = DISTRICTS * 10 * 100;
const CASE_DAYS = 300;

/** A city of sixteen districts with exactly these counts, its cases of the last 300 days. */
export function citySizeOf({ grids, components, cases }: CityCounts): GeneratedCitySize {
  return {
    communitiesWide: DISTRICTS * 10,
    communitiesHigh: Math.ceil(grids / GRIDS_PER_COMMUNITY_ROW),
    unitGrids: grids,
    componentsPerGrid: components / grids,
    cases,
    caseDays: CASE_DAYS,
  };
}

/** The north-eastern corner of the part without gaps, in degrees. */
export function cityExtent(size: GeneratedCitySize): { east: number; north: number } {
  const columns = size.communitiesWide * 10;
  const rows = Math.floor(gridsOf(size) / columns);
  const { longitude, latitude, stepDegrees } = cityOrigin;
  return { east: longitude + columns * stepDegrees, north: latitude + rows * stepDegrees };
}

/** Unit grids of the whole city. */
export function gridsOf({ communitiesWide, communitiesHigh, unitGrids }: GeneratedCitySize): number {
  return unitGrids ?? communitiesWide * communitiesHigh * 100;
}
