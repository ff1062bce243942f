import { z } from 'zod';
import { countCodes } from '../../domain/evaluation/counts.ts';
import { indicatorCodes } from '../../domain/evaluation/indicators.ts';
import { objectKinds, scaleCodes } from '../../domain/evaluation/objects.ts';
import { periodKinds } from '../../domain/evaluation/periods.ts';
import { grades } from '../../domain/evaluation/score.ts';
import { caseSummary, day, instant } from '../schemas.ts';

/** The code of an area or unit, or the id of a person. */
export const objectCode = z.string().regex(/^[\w-]{1,64}$/);

const counts = z.partialRecord(z.enum(countCodes), z.int().min(0));
const indicators = z
  .partialRecord(z.enum(indicatorCodes), z.number().nullable())
  .describe('rates from 0 to 1, volumes as numbers; null where the denominator is zero');
export const weights = z.partialRecord(z.enum(indicatorCodes), z.number().min(0).max(100)).describe('percent');

export const period = z.object({
  kind: z.enum(periodKinds),
  firstDay: day,
  lastDay: day.describe('included'),
});

export const evaluationRow = z.object({
  code: z.string(),
  name: z.string(),
  counts,
  indicators,
  score: z.number().nullable(),
  rank: z.int().nullable(),
  grade: z.enum(grades).nullable(),
});
export type EvaluationRow = z.infer<typeof evaluationRow>;

const countedAt = instant.describe(
  'the figures are of this instant; the oldest, where districts were counted one by one',
);

export const evaluation = z.object({
  objectKind: z.enum(objectKinds),
  scale: z.enum(scaleCodes),
  period,
  previousDay: day.describe('a day of the period before'),
  nextDay: day.nullable().describe('a day of the period after; null where that has not begun'),
  countedAt,
  weights,
  editions: z
    .array(day)
    .describe('from which days its grids hold: the edition at the beginning, then each that began within'),
  rows: z.array(evaluationRow).describe('the best first'),
});
export type Evaluation = z.infer<typeof evaluation>;

export const evaluationTrend = z.object({
  objectKind: z.enum(objectKinds),
  countedAt,
  points: z.array(z.object({ period, counts, indicators })).describe('the earliest first'),
});
export type EvaluationTrend = z.infer<typeof evaluationTrend>;

export const evaluationCases = z.object({
  items: z.array(caseSummary),
  nextCursor: z.string().nullable(),
  /** Different cases; fewer than `count` where one case was counted by several activities. */
  total: z.int(),
  /** The number that is being looked behind. */
  count: z.int(),
});
export type EvaluationCases = z.infer<typeof evaluationCases>;

export const weightsVersion = z.object({
  scale: z.enum(scaleCodes),
  version: z.int().describe('0 = as delivered, never changed'),
  weights,
  changedAt: instant.nullable(),
  changedBy: z.string().nullable(),
});
export type WeightsVersion = z.infer<typeof weightsVersion>;
