import { z } from 'zod';
import { caseSources, caseStages } from '../../domain/case/caseFile.ts';
import { professionalKinds } from '../../domain/grid/codes.ts';
import { lamps } from '../../domain/time-limit/lamp.ts';
import { several } from '../endpoint.ts';
import { heatFrameSteps, heatLevels } from '../heatLevels.ts';
import { day, districtCode, instant } from '../schemas.ts';
import { exportLanguages } from './search.ts';

export type { HeatFrameStep, HeatLevel } from '../heatLevels.ts';

const code = z.string().regex(/^\d{6,20}(Z\d{3})?$/);

/** Which cases are counted; what is left out does not narrow. The same shape stands in the page's address and in exports. */
export const heatFilterShape = {
  from: day.describe('first day of reporting'),
  to: day.describe('last day of reporting, included'),
  districtCode: districtCode.optional(),
  categoryId: several(z.string().max(64)).describe('ids of categories'),
  source: several(z.enum(caseSources)),
  stage: several(z.enum(caseStages)),
  lamp: several(z.enum(lamps)),
  unitCode: several(z.string().max(32)),
} as const;

const levelShape = {
  level: z.enum(heatLevels),
  kind: z.enum(professionalKinds).optional().describe('asked for, and needed, with professional grids'),
} as const;

/** The period that the answer is compared with: both or none. */
const comparedShape = { comparedFrom: day.optional(), comparedTo: day.optional() } as const;

export const heatAreasQuery = z.strictObject({ ...levelShape, districtCode: districtCode.optional() });
export const heatQuery = z.strictObject({
  ...heatFilterShape,
  ...levelShape,
  ...comparedShape,
  median: z.preprocess((value) => value === 'true' || value === true, z.boolean()).default(false),
});
export const heatSummaryQuery = z.strictObject({
  ...heatFilterShape,
  ...comparedShape,
  withinLevel: z.enum(heatLevels).optional(),
  withinCode: code.optional().describe('narrows to the cases of one area or grid'),
});
export const heatFramesQuery = z.strictObject({ ...heatFilterShape, ...levelShape, step: z.enum(heatFrameSteps) });
export const heatHotspotsQuery = z.strictObject({ ...heatFilterShape, ...levelShape });
/** Days say nothing here: the forecast is for the seven days from the city's tomorrow on. */
export const heatForecastQuery = z.strictObject({ ...heatFilterShape, ...levelShape }).omit({ from: true, to: true });
export const heatExportQuery = z.strictObject({
  ...heatQuery.shape,
  format: z.enum(['csv', 'xlsx']),
  language: z.enum(exportLanguages).default('zh-CN'),
});

/** Whole numbers in as few bytes each as the largest needs, little-endian: most of a city's 634,000 counts fit in one. */
const packedWhole = z.object({
  bytes: z.union([z.literal(1), z.literal(2), z.literal(4)]).describe('of each number'),
  base64: z.base64(),
});
export type PackedWhole = z.infer<typeof packedWhole>;
const packedFloat32 = z.base64().describe('packed little-endian Float32Array; NaN where there is no figure');

/** Every area that holds on the answer's day, or held a case of the past; changes with `edition` only. */
export const heatAreas = z.object({
  level: z.enum(heatLevels),
  edition: z.string().describe('stands in every answer whose figures are in this order'),
  codes: z.string().describe('joined by line feeds, ascending'),
  squareKilometers: packedFloat32,
  componentCounts: packedWhole,
});
export type HeatAreas = z.infer<typeof heatAreas>;

/** How old the figures are. */
const freshness = {
  asOf: instant.describe('up to when every change is counted'),
  pending: z.int().describe('changes in the log that are not counted yet'),
} as const;

const periodTotals = z.object({ count: z.int(), overdue: z.int(), medianMinutes: z.number().nullable() });

export const heatmap = z.object({
  level: z.enum(heatLevels),
  edition: z.string(),
  ...freshness,
  counts: packedWhole,
  overdue: packedWhole,
  medianMinutes: packedFloat32.nullable().describe('handling time, working minutes; null where it was not asked for'),
  compared: z.object({ counts: packedWhole, overdue: packedWhole, medianMinutes: packedFloat32.nullable() }).nullable(),
});
export type Heatmap = z.infer<typeof heatmap>;

const named = { count: z.int(), overdue: z.int(), comparedCount: z.int().nullable() } as const;

/** Where it is worst is the heat map; this is whether it gets worse, of what kind, and who must act. */
export const heatSummary = z.object({
  ...freshness,
  editions: z
    .array(day)
    .describe(
      'from which days the grids of both periods hold: the edition at the beginning of each, and those begun within',
    ),
  total: periodTotals,
  compared: periodTotals.nullable(),
  byDay: z.array(z.object({ day, count: z.int(), overdue: z.int() })).describe('every day of the period'),
  byHourOfWeek: z.array(z.int()).length(168).describe('Monday 0 h first, hours of the city'),
  byCategory: z.array(z.object({ categoryId: z.string(), name: z.string(), ...named })).describe('the most first'),
  byUnit: z.array(z.object({ unitCode: z.string(), name: z.string(), ...named })).describe('the most overdue first'),
  bySource: z.array(z.object({ source: z.enum(caseSources), ...named })),
  byStage: z.array(z.object({ stage: z.enum(caseStages), ...named })),
});
export type HeatSummary = z.infer<typeof heatSummary>;

/** Counts by frame and area; areas without cases in a frame are left out. Frame f is entries offsets[f] to offsets[f + 1]. */
export const heatFrames = z.object({
  level: z.enum(heatLevels),
  edition: z.string(),
  ...freshness,
  step: z.enum(heatFrameSteps),
  frames: z.array(z.string()).describe('days; or the numbers 0 to 167, Monday 0 h first'),
  offsets: packedWhole.describe('one more than frames'),
  areas: packedWhole.describe('places in `HeatAreas.codes`'),
  counts: packedWhole,
});
export type HeatFrames = z.infer<typeof heatFrames>;

/** Getis–Ord Gi* of the counts over neighbouring areas: positive z is hot; q is p after Benjamini and Hochberg. */
export const heatHotspots = z.object({
  level: z.enum(heatLevels),
  edition: z.string(),
  ...freshness,
  z: packedFloat32,
  p: packedFloat32,
  q: packedFloat32,
});
export type HeatHotspots = z.infer<typeof heatHotspots>;

const forecastError = z.object({
  model: z.number().describe('mean absolute error, cases a grid and week'),
  lastWeek: z.number().describe('the same of "as many as last week"'),
  weeks: z.int().describe('over how many past weeks both were tried'),
});

export const heatForecast = z.object({
  level: z.enum(heatLevels),
  edition: z.string(),
  ...freshness,
  from: day,
  to: day,
  expected: packedFloat32,
  total: z.number(),
  lastWeek: packedWhole,
  error: forecastError.nullable().describe('null where the past is too short to try'),
});
export type HeatForecast = z.infer<typeof heatForecast>;
