/** What a unit grid asks of the inspector who patrols it. */
export interface GridWork {
  /** Cases reported there in the period. */
  readonly cases: number;
  readonly components: number;
  readonly streetMeters: number;
}

/** How work is turned into minutes. Figures of the city, kept with each draft. */
export interface LoadParameters {
  /** Days that the cases were counted over; one shift a day. */
  readonly caseDays: number;
  /** Minutes for a case: going there, looking, photos, and the visits that follow. */
  readonly handlingMinutes: number;
  /** Minutes to look at one component. */
  readonly checkMinutes: number;
  /** How often each component is looked at in a shift: 0.05 is once in twenty shifts. */
  readonly checksPerShift: number;
  /** Metres a minute. */
  readonly walkingSpeed: number;
  /** How often every street is walked in a shift. */
  readonly roundsPerShift: number;
}

/** A patrol at 4 km/h that walks every street once and looks at each component once in twenty shifts. */
export const defaultLoadParameters: LoadParameters = {
  caseDays: 30,
  handlingMinutes: 12,
  checkMinutes: 0.5,
  checksPerShift: 0.05,
  walkingSpeed: 66.7,
  roundsPerShift: 1,
};

/**
 * Minutes a shift = cases a shift × handling + components × check × frequency + street length / walking speed × rounds.
 * Additive: the load of several grids is the sum of theirs.
 */
export function minutesPerShift(work: GridWork, parameters: LoadParameters): number {
  const { caseDays, handlingMinutes, checkMinutes, checksPerShift, walkingSpeed, roundsPerShift } = parameters;
  const cases = (work.cases / caseDays) * handlingMinutes;
  const components = work.components * checkMinutes * checksPerShift;
  const walking = (work.streetMeters / walkingSpeed) * roundsPerShift;
  return cases + components + walking;
}
