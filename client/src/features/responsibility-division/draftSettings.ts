import type { DraftSettings } from '@contract/schemas/division';
import { defaultLoadParameters, type LoadParameters } from '@domain/division/loadModel';

/** The form as it is filled in: both goals are kept, one of them counts. */
export interface DraftInput extends Omit<DraftSettings, 'grids' | 'maxMinutes' | 'tolerance'> {
  readonly name: string;
  readonly goal: 'grids' | 'maxMinutes';
  readonly grids: number;
  readonly maxMinutes: number;
  readonly tolerancePercent: number;
}

export const loadFields = Object.keys(defaultLoadParameters) as (keyof LoadParameters)[];

/** What the form begins with. */
export function emptyInput(name: string): DraftInput {
  return {
    name,
    goal: 'grids',
    grids: 100,
    maxMinutes: 480,
    tolerancePercent: 5,
    subdistrictCodes: [],
    objective: 'shape',
    borders: 'hard',
    keepsPresent: false,
    keepsBarriers: false,
    fixed: { unitGridCodes: [], gridCodes: [] },
    seed: 1,
    load: { ...defaultLoadParameters },
  };
}

/** What is sent: the goal that counts, and the tolerance as a part of one. */
export function settingsOf({ name: _, goal, grids, maxMinutes, tolerancePercent, ...rest }: DraftInput): DraftSettings {
  return { ...rest, ...(goal === 'grids' ? { grids } : { maxMinutes }), tolerance: tolerancePercent / 100 };
}
