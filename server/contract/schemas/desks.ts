import { z } from 'zod';
import { limitUnits } from '../../domain/time-limit/units.ts';
import { districtCode, instant, position } from '../schemas.ts';

/** A disposal unit as the dispatcher sees it: where it is and how much it has in work. */
export const unitLoad = z.object({
  code: z.string(),
  name: z.string(),
  districtCode,
  subdistrictCode: z.string().nullable(),
  trades: z.array(z.string()),
  openCases: z.int(),
  location: position.nullable(),
});
export type UnitLoad = z.infer<typeof unitLoad>;

/** What a unit may still ask for, and what asking for so much more time would make of the due time. */
export const requestPreview = z.object({
  dueAt: instant.nullable(),
  limit: z.object({ value: z.number(), unit: z.enum(limitUnits) }).nullable(),
  extensionsLeft: z.int(),
  maximumExtension: z.number().describe('in the limit’s own unit'),
  dueIfExtended: instant.nullable(),
  maximumSuspensionDays: z.number(),
});
export type RequestPreview = z.infer<typeof requestPreview>;
