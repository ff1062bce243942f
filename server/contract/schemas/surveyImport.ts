import { z } from 'zod';
import { baseMapFields, baseMapLayers } from '../../domain/survey/baseMap.ts';
import { systemWarnings } from '../../domain/survey/detectSystem.ts';
import { surveyFields } from '../../domain/survey/fields.ts';
import { MOST_DUPLICATE_METERS } from '../../domain/survey/plan.ts';
import { districtCode, uuid } from '../schemas.ts';

const count = z.int().min(0);
const counts = z.record(z.string(), count);
const word = z.string().min(1).max(200);
const categoryCode = z.string().regex(/^\d{4}$/);

/** The name under which a later file's records are known again; the file's own name where none is given. */
const dataset = z.string().trim().min(1).max(120);

export const importColumns = z.partialRecord(z.enum(surveyFields), word);
export const categoryChoice = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('one'), code: categoryCode }),
  z.strictObject({ kind: z.literal('column'), column: word }),
  z.strictObject({
    kind: z.literal('rules'),
    rules: z.array(z.strictObject({ column: word, equals: z.string().max(200), code: categoryCode })).max(200),
  }),
]);

/** What a person says of a file; what is left out is found out. */
export const importWishes = z.strictObject({
  districtCode,
  layer: word.optional(),
  crs: z.string().min(1).max(2000).default('auto'),
  columns: importColumns.optional(),
  category: categoryChoice.optional(),
  unitNames: z.record(z.string().max(200), z.string().max(40).nullable()).optional(),
  wholeStockOf: z
    .string()
    .regex(/^\d{6}(\d{3}){0,2}$/)
    .nullable()
    .optional(),
  duplicateMeters: z.number().min(0).max(MOST_DUPLICATE_METERS).optional(),
  dataset: dataset.optional(),
});
export type ImportWishesInput = z.infer<typeof importWishes>;

const baseMapColumns = z.partialRecord(z.enum(baseMapFields), word);

/** What a person says of a file of streets, water or courtyards. */
export const baseMapWishes = z.strictObject({
  districtCode,
  layer: word.optional(),
  crs: z.string().min(1).max(2000).default('auto'),
  /** Null: each record's own OpenStreetMap tags tell it. */
  baseLayer: z.enum(baseMapLayers).nullable().optional(),
  columns: baseMapColumns.optional(),
  dataset: dataset.optional(),
});
export type BaseMapWishesInput = z.infer<typeof baseMapWishes>;

export const surveyFile = z.object({ fileId: uuid, fileName: z.string(), byteCount: count });
export type SurveyFileReceipt = z.infer<typeof surveyFile>;

export const keptSurveyFile = surveyFile.extend({ receivedAt: z.string() });
export type KeptSurveyFile = z.infer<typeof keptSurveyFile>;

/** Degrees of WGS 84. */
const lonLat = z.tuple([z.number(), z.number()]);

const fileFindings = z.object({
  districtCode,
  format: z.string(),
  encoding: z.string().nullable(),
  layers: z.array(z.string()),
  layer: z.string().nullable(),
  crs: z.object({ code: z.string(), name: z.string(), isSwapped: z.boolean() }),
  insideShare: z.number(),
  warnings: z.array(z.enum(systemWarnings)),
  columnNames: z.array(z.string()),
  /** Some of the places, to be seen beside what is known. */
  preview: z.array(lonLat),
});

export const surveyInspection = fileFindings.extend({
  proposals: z.array(
    z.object({ field: z.enum(surveyFields), column: z.string(), confidence: z.number(), because: z.string() }),
  ),
  columns: importColumns,
  category: categoryChoice,
  unknownUnits: z.array(z.string()),
});
export type SurveyInspection = z.infer<typeof surveyInspection>;

export const baseMapInspection = fileFindings.extend({
  baseLayer: z.enum(baseMapLayers).nullable(),
  columns: baseMapColumns,
  /** Records of the beginning by the layer that they would come into. */
  counts: z.record(z.enum(baseMapLayers), count),
});
export type BaseMapInspectionView = z.infer<typeof baseMapInspection>;

export const importStates = ['staging', 'checked', 'loading', 'done', 'cancelled'] as const;

export const importAccount = z.object({
  runId: uuid,
  districtCode,
  state: z.enum(importStates),
  target: z.enum(['components', 'base-map']),
  fileName: z.string(),
  dataset: z.string(),
  crs: z.string(),
  read: count,
  inserted: count,
  updated: count,
  unchanged: count,
  rejected: counts,
  removed: count,
  waiting: count,
  addsUp: z.boolean(),
  gridProof: z
    .object({
      checked: count,
      inWrongGrid: count,
      outsideGrids: count,
      onBorder: count,
      examples: z.array(z.string()).readonly(),
    })
    .nullable()
    .describe('whether the loaded components are in exactly the grids they stand in; null before the end'),
  /** Whether it can still be gone on with, and all its problems read. */
  hasRows: z.boolean(),
});

export const importProblem = z.object({
  position: z.int(),
  problems: z.array(z.string()),
  name: z.string().nullable(),
  sourceKey: z.string().nullable(),
  twin: z.string().nullable(),
  longitude: z.number().nullable(),
  latitude: z.number().nullable(),
});

export const importReport = z.object({
  outcomes: z.object({ insert: count, update: count, unchanged: count, rejected: count }),
  rejections: counts,
  warnings: counts,
  accuracy: counts,
  categories: z.array(
    z.object({ categoryId: z.string(), name: z.string(), records: count, removedIfWhole: count.nullable() }),
  ),
  dense: z.array(z.object({ unitGridCode: z.string(), categoryId: z.string(), records: count, usual: z.number() })),
  unknownUnits: z
    .array(z.object({ name: z.string(), records: count }))
    .optional()
    .describe('of the whole file; reports of earlier days do not tell'),
  problems: z.array(importProblem).describe('the first of them; all are in the list of problems'),
});

/** How an import stands: its account and report as far as there are any, and what is going on in this moment. */
export const importStatus = z.object({
  account: importAccount.nullable(),
  report: importReport.nullable(),
  progress: z
    .object({
      stage: z.enum(['staging', 'checking', 'loading']),
      done: count,
      total: count.nullable(),
      bytes: z.object({ read: count, total: count }).nullable().describe('of the file, while it is read'),
    })
    .nullable(),
  refusal: z.object({ code: z.string() }).nullable(),
});
export type ImportStatus = z.infer<typeof importStatus>;
