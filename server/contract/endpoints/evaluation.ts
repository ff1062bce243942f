import { z } from 'zod';
import { countCodes } from '../../domain/evaluation/counts.ts';
import { objectKinds, scaleCodes } from '../../domain/evaluation/objects.ts';
import { periodKinds } from '../../domain/evaluation/periods.ts';
import { endpoint } from '../endpoint.ts';
import * as e from '../schemas/evaluation.ts';
import * as s from '../schemas.ts';

/** Which objects, in which period; the present month unless told. */
const group = {
  objectKind: z.enum(objectKinds),
  period: z.enum(periodKinds).default('month'),
  day: s.day.optional().describe('any day of the period; today unless given'),
  districtCode: s.districtCode.optional(),
};

/** How areas, departments and posts do, and the weights by which they are judged (DOMAIN §6). */
export const evaluationEndpoints = {
  readEvaluation: endpoint({
    method: 'get',
    path: '/api/evaluation',
    summary: 'Counts, indicators, score, place and grade of each object of a kind in a period',
    access: 'evaluation.read',
    query: z.strictObject(group),
    output: e.evaluation,
    refusals: ['not-your-district', 'not-your-unit', 'figures-not-ready'],
  }),
  readEvaluationTrend: endpoint({
    method: 'get',
    path: '/api/evaluation/trend',
    summary: 'The last twelve periods of one object, or of all of a kind together',
    access: 'evaluation.read',
    query: z.strictObject({ ...group, code: e.objectCode.optional() }),
    output: e.evaluationTrend,
    refusals: ['not-your-district', 'not-your-unit', 'figures-not-ready'],
  }),
  listEvaluationCases: endpoint({
    method: 'get',
    path: '/api/evaluation/cases',
    summary: 'The cases behind one number of the evaluation, page by page',
    access: 'evaluation.read',
    query: z.strictObject({
      ...group,
      code: e.objectCode,
      count: z.enum(countCodes),
      cursor: z.string().max(200).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    output: e.evaluationCases,
    refusals: ['not-your-district', 'not-your-unit', 'invalid-input'],
  }),
  listEvaluationWeights: endpoint({
    method: 'get',
    path: '/api/evaluation/weights',
    summary: 'The weights in force, and all that were in force before',
    access: 'evaluation.read',
    output: z.object({ current: z.array(e.weightsVersion), history: z.array(e.weightsVersion) }),
    refusals: [],
  }),
  changeEvaluationWeights: endpoint({
    method: 'post',
    path: '/api/evaluation/weights',
    summary: 'Put other weights into force; the former ones stay on record',
    access: 'configuration.manage',
    body: z.strictObject({
      scale: z.enum(scaleCodes),
      weights: e.weights,
      expectedVersion: z.int().min(0).describe('the version that is changed'),
    }),
    output: e.weightsVersion,
    refusals: ['invalid-input', 'stale-version', 'not-your-district'],
  }),
} as const;
