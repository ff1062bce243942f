import { z } from 'zod';
import { caseSources, caseStages, caseStatuses, requestKinds } from '../../domain/case/caseFile.ts';
import { lamps } from '../../domain/time-limit/lamp.ts';
import { several } from '../endpoint.ts';
import { day, districtCode } from '../schemas.ts';

export const caseOrders = ['newest', 'oldest', 'due'] as const;
export type CaseOrder = (typeof caseOrders)[number];

const box = /^-?\d{1,3}(\.\d{1,12})?(,-?\d{1,3}(\.\d{1,12})?){3}$/;
const isBox = (text: string): boolean => {
  const [west = 0, south = 0, east = 0, north = 0] = text.split(',').map(Number);
  return west < east && south < north && west >= -180 && east <= 180 && south >= -90 && north <= 90;
};

/** A yes in an address (`true`) or in JSON. */
const yes = z.preprocess((value) => (value === 'true' ? true : value), z.literal(true).optional());

/**
 * By what cases are found; what is left out does not narrow. The same shape stands in addresses, in saved filters and in
 * exports.
 */
export const caseFilterShape = {
  text: z
    .string()
    .trim()
    .max(100)
    .optional()
    .describe('words of the description, the address or the number; all must occur'),
  number: z
    .string()
    .regex(/^\d{1,30}$/)
    .optional()
    .describe('how the number begins or ends'),
  person: z.string().trim().min(1).max(60).optional().describe('name or login of somebody who acted in the case'),
  status: several(z.enum(caseStatuses)),
  stage: several(z.enum(caseStages)),
  lamp: several(z.enum(lamps)),
  categoryId: several(z.string().max(64)),
  source: several(z.enum(caseSources)),
  districtCode: districtCode.optional(),
  gridCode: several(z.string().regex(/^\d{6,15}(Z\d{3})?$/)).describe(
    'districts, subdistricts, communities, responsibility grids or unit grids',
  ),
  professionalGridCode: several(z.string().regex(/^\d{20}$/)),
  unitCode: several(z.string().max(32)).describe('units that have the case, or have handed it to a unit below'),
  reporter: z.enum(['me']).optional(),
  inspector: z.enum(['me']).optional().describe('cases in the responsibility grids I patrol'),
  from: day.optional(),
  to: day.optional(),
  request: several(z.enum(requestKinds)).describe('with a request that is not decided yet'),
  supervision: several(z.enum(['owed', 'answered'])),
  appeal: several(z.enum(['pending', 'granted', 'denied'])),
  selfDisposalAudit: several(z.enum(['pending', 'passed', 'failed'])),
  isOverdue: yes.describe('the disposal is or was late, and no appeal took that off'),
  bounds: z.string().regex(box).refine(isBox).optional().describe('west,south,east,north in degrees'),
} as const;

export const caseFilter = z.strictObject({ ...caseFilterShape, order: z.enum(caseOrders).default('newest') });
export type CaseFilter = z.infer<typeof caseFilter>;
