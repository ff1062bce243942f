import { z } from 'zod';
import { obstacleKinds } from '../../domain/division/barriers.ts';
import { groupBorders, objectives } from '../../domain/division/partition/input.ts';
import { refusalCodes } from '../../domain/refusal.ts';
import { day, districtCode, instant, uuid } from '../schemas.ts';

const positive = z.number().positive();

export const draftSettings = z
  .strictObject({
    subdistrictCodes: z
      .array(z.string().regex(/^\d{9}$/))
      .max(100)
      .default([])
      .describe('empty: the whole district'),
    grids: z.int().min(1).max(5000).optional(),
    maxMinutes: positive.max(100_000).optional().describe('minutes a shift that no grid may exceed'),
    tolerance: z.number().min(0.005).max(0.5),
    objective: z.enum(objectives),
    borders: z.enum(groupBorders).describe('whether subdistricts may be crossed'),
    keepsPresent: z.boolean().describe('start from the present grids and move few unit grids'),
    keepsBarriers: z.boolean().default(false).describe('rivers without a bridge and expressways are borders'),
    fixed: z
      .strictObject({
        unitGridCodes: z.array(z.string().regex(/^\d{15}$/)).max(5000),
        gridCodes: z.array(z.string().regex(/^\d{9}Z\d{3}$/)).max(1000),
      })
      .default({ unitGridCodes: [], gridCodes: [] })
      .describe('unit grids, and all those of some grids, that stay with the grid they are in'),
    seed: z.int().min(0).max(1_000_000),
    load: z.strictObject({
      caseDays: z.int().min(1).max(366),
      handlingMinutes: z.number().min(0).max(1000),
      checkMinutes: z.number().min(0).max(1000),
      checksPerShift: z.number().min(0).max(100),
      walkingSpeed: positive.max(1000),
      roundsPerShift: z.number().min(0).max(100),
    }),
  })
  .refine((settings) => (settings.grids === undefined) !== (settings.maxMinutes === undefined), {
    path: ['grids'],
    message: 'either the number of grids or the maximum of minutes',
  });
export type DraftSettings = z.infer<typeof draftSettings>;

export const draftStates = ['running', 'done', 'refused', 'failed', 'cancelled'] as const;

/** What a finished draft is worth: the numbers that drafts are compared by. */
export const draftCertificate = z.object({
  districts: z.int(),
  meanLoad: z.number(),
  maxOverMean: z.number(),
  minOverMean: z.number(),
  bounds: z.object({ maxOverMean: z.number(), minOverMean: z.number() }),
  isContiguous: z.boolean(),
  meanPolsbyPopper: z.number().nullable(),
  worstPolsbyPopper: z.number().nullable(),
  cutLength: z.number().describe('metres'),
  tolerance: z.number(),
  isProved: z.boolean(),
  shortfalls: z.array(z.object({ code: z.string() })),
});

/** What barriers a draft respects. */
const barrierCounts = z.object({
  water: z.int(),
  expressway: z.int(),
  crossed: z.int().describe('borders over which a street leads, which are no barriers'),
  opened: z.int().describe('barriers given up, because they cut off less than half a grid'),
});

export const gridDraft = z.object({
  districtCode,
  id: uuid,
  name: z.string(),
  state: z.enum(draftStates),
  progress: z.number().describe('0 to 1'),
  settings: draftSettings,
  certificate: draftCertificate.nullable(),
  barriers: barrierCounts.nullable().describe('null where they did not count'),
  refusal: z.object({ code: z.enum(refusalCodes) }).nullable(),
  createdBy: z.string().nullable(),
  createdAt: instant,
  publishedFrom: day.nullable(),
  isDrawn: z.boolean().describe('whether it is drawn by hand'),
});
export type GridDraft = z.infer<typeof gridDraft>;

const gridLoad = z.object({
  key: z.string().describe('the code of a present grid, or the number of a drafted one'),
  name: z.string(),
  unitGrids: z.int(),
  cases: z.int(),
  minutes: z.number(),
  loadOverMean: z.number(),
  polsbyPopper: z.number().nullable().describe('4πA/P²: 1 for a circle'),
});

const outline = z.object({
  key: z.string(),
  polygons: z.array(z.array(z.array(z.tuple([z.number(), z.number()])))).describe('a multipolygon in degrees'),
});
export type GridOutline = z.infer<typeof outline>;

const line = z.array(z.tuple([z.number(), z.number()]));
const lines = z.array(line).describe('lines in degrees');

/** The same cases and minutes shared out by the present grids and by the draft. */
export const draftComparison = z.object({
  draft: gridDraft,
  before: z.array(gridLoad),
  after: z.array(gridLoad.extend({ follows: z.string().nullable(), movedIn: z.int() })),
  movedUnitGrids: z.int(),
  /** The grid of each unit grid, as keys. */
  members: z.array(z.object({ code: z.string(), before: z.string().nullable(), after: z.string() })),
  outlines: z.object({ before: z.array(outline), after: z.array(outline) }),
  borderMeters: z.object({ before: z.number(), after: z.number() }).describe('metres between grids'),
  constraints: z.object({
    barriers: z.array(z.object({ kind: z.enum(obstacleKinds), lines })),
    fixed: z.array(z.object({ lines })).describe('outlines of what was fixed, for each grid'),
    fixedUnitGrids: z.int(),
  }),
});
export type DraftComparison = z.infer<typeof draftComparison>;

export const publication = z.object({
  draft: gridDraft,
  codes: z.array(z.string()),
  endedGrids: z.int(),
  inspectors: z.int().describe('assignments that go on in a new grid'),
});
export type Publication = z.infer<typeof publication>;
