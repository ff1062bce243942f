import { z } from 'zod';
import { MOST_DUPLICATE_METERS } from '../../domain/survey/plan.ts';
import { districtCode } from '../schemas.ts';
import { categoryChoice, importColumns } from './surveyImport.ts';

/** As often as it was saved; 0 where there is none yet. */
export const revision = z.coerce.number().int().min(0);

export const profileName = z.string().trim().min(1).max(120);

/** What is kept of a decision about a file, for the next file of the same kind. */
export const importProfile = z.strictObject({
  crs: z.string().trim().min(1).max(2000).default('auto'),
  columns: importColumns,
  category: categoryChoice,
  unitNames: z.record(z.string().min(1).max(200), z.string().max(40).nullable()).default({}),
  duplicateMeters: z.number().min(0).max(MOST_DUPLICATE_METERS),
});
export type ImportProfileDocument = z.infer<typeof importProfile>;

export const keptProfile = z.object({
  districtCode,
  name: z.string(),
  profile: importProfile,
  revision: z.int().min(1),
  updatedAt: z.string(),
  /** Null where it came by the command line. */
  updatedByName: z.string().nullable(),
});
export type KeptProfile = z.infer<typeof keptProfile>;

/** A city system's code: no `EPSG:…`, and none of the names that mean something else. */
export const systemCode = z
  .string()
  .regex(/^[a-z][a-z0-9-]{1,39}$/)
  .refine((code) => !['auto', 'gcj02', 'bd09'].includes(code), { message: 'means something else already' });

const definition = z.string().trim().min(6).max(2000).describe('a PROJ string or WKT');
export const citySystem = z.object({
  code: z.string(),
  name: z.string(),
  definition: z.string(),
  note: z.string(),
  revision: z.int().min(1),
});
export type CitySystem = z.infer<typeof citySystem>;

export const saveCitySystem = z.strictObject({
  name: z.string().trim().min(1).max(100),
  definition,
  note: z.string().trim().max(500).default(''),
  revision,
});

const longitude = z.number().min(-180).max(180);
const latitude = z.number().min(-90).max(90);

/** A point whose numbers are known in the system and, where it is, on the earth as well. */
export const systemTrial = z.strictObject({
  definition,
  x: z.number(),
  y: z.number(),
  known: z.strictObject({ longitude, latitude }).optional(),
});

export const systemTrialResult = z.object({
  longitude: z.number(),
  latitude: z.number(),
  isSwapped: z.boolean().describe('the numbers lie in the city only when the first one is the northing'),
  isInCity: z.boolean(),
  /** From the known place; null where none was given. */
  meters: z.number().nullable(),
});
export type SystemTrialResult = z.infer<typeof systemTrialResult>;
