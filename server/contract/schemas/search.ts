import { z } from 'zod';
import { caseSummary, districtCode, instant, position, uuid } from '../schemas.ts';

export const similarCase = caseSummary.extend({
  distanceMeters: z.number(),
  /** Between the two reports, whichever came first. */
  hoursApart: z.number(),
});
export type SimilarCase = z.infer<typeof similarCase>;

/** Cases that may be the same matter, nearest first, and within what they were looked for. */
export const similarCases = z.object({ items: z.array(similarCase), radiusMeters: z.number(), hours: z.number() });
export type SimilarCases = z.infer<typeof similarCases>;

export const duty = z.object({
  isOnDuty: z.boolean(),
  /** When the duty ends by itself. */
  until: instant.nullable(),
  position: position.nullable(),
  locatedAt: instant.nullable(),
});
export type Duty = z.infer<typeof duty>;

export const inspectorOfDistrict = z.object({
  id: uuid,
  name: z.string(),
  districtCode,
  responsibilityGridCodes: z.array(z.string()),
  isOnDuty: z.boolean(),
  until: instant.nullable(),
  position: position.nullable(),
  locatedAt: instant.nullable(),
});
export type InspectorOfDistrict = z.infer<typeof inspectorOfDistrict>;
