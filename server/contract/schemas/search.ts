import { z } from 'zod';
import { caseSummary, districtCode, instant, position, uuid } from '../schemas.ts';
import { caseFilter } from './caseFilter.ts';

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

export const savedFilter = z.object({
  id: uuid,
  name: z.string(),
  /** Null when an earlier version made it and it can no longer be read. */
  query: caseFilter.nullable(),
  isShared: z.boolean(),
  isOwn: z.boolean(),
  ownerName: z.string(),
  updatedAt: instant,
});
export type SavedFilter = z.infer<typeof savedFilter>;

/** What cases are written to; components can also be written as GeoJSON. */
export const exportFormats = ['csv', 'xlsx'] as const;
export const fileFormats = [...exportFormats, 'geojson'] as const;
export type FileFormat = (typeof fileFormats)[number];

export const exportSubjects = ['cases', 'components'] as const;
export type ExportSubject = (typeof exportSubjects)[number];

/** `lost`: the server was restarted meanwhile, and the file has to be asked for again. */
export const exportStates = ['running', 'done', 'failed', 'cancelled', 'lost'] as const;

export const exportJob = z.object({
  id: uuid,
  format: z.enum(fileFormats),
  /** What the file holds; records of an earlier version held cases. */
  subject: z.enum(exportSubjects).default('cases'),
  state: z.enum(exportStates),
  done: z.int(),
  total: z.int(),
  /** Whether there was more than one file holds. */
  isCut: z.boolean(),
  byteCount: z.int().nullable(),
  createdAt: instant,
  expiresAt: instant,
});
export type ExportJob = z.infer<typeof exportJob>;

export const exportLanguages = ['zh-CN', 'en'] as const;
export type ExportLanguage = (typeof exportLanguages)[number];
