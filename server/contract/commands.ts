import { z } from 'zod';
import { caseSources } from '../domain/case/caseFile.ts';
import type { CaseCommand } from '../domain/case/commands.ts';
import { districtCode, fix, instant, position, sha256, uuid } from './schemas.ts';

const text = z.string().trim().min(1).max(2000);
const optionalNote = z.string().trim().max(2000).optional();
const photos = z.array(sha256).max(9);

const envelope = {
  commandId: uuid.describe('UUIDv7 made by the client; the same id has one effect and one answer'),
  caseId: uuid,
  capturedAt: instant.optional(),
  expectedVersion: z.int().min(1).optional(),
};

function command<K extends CaseCommand['kind'], S extends z.ZodType>(kind: K, payload: S) {
  return z.strictObject({ kind: z.literal(kind), ...envelope, districtCode, payload });
}

/** The body of `POST /api/commands`: one command against one case, by kind. */
export const caseCommand = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('report'),
    ...envelope,
    payload: z.strictObject({
      location: position,
      fix: fix.optional(),
      categoryId: z.string().max(64),
      filingConditionId: z.string().max(64).optional(),
      componentCode: z
        .string()
        .regex(/^\d{16}$/)
        .optional(),
      description: text,
      address: z.string().trim().max(200).optional(),
      source: z.enum(caseSources),
      photos,
    }),
  }),
  command('request-confirmation', z.strictObject({ note: optionalNote })),
  command('confirm', z.strictObject({ found: z.boolean(), note: optionalNote, photos, fix: fix.optional() })),
  command('accept', z.strictObject({ note: optionalNote })),
  command('refuse', z.strictObject({ reason: text })),
  command('file', z.strictObject({ filingConditionId: z.string().max(64).optional(), note: optionalNote })),
  command('dispatch', z.strictObject({ unitCode: z.string().min(1).max(32), note: optionalNote })),
  command('acknowledge', z.strictObject({ note: optionalNote })),
  command('give-feedback', z.strictObject({ note: text, photos, fix: fix.optional() })),
  command('verify', z.strictObject({ passed: z.boolean(), note: optionalNote, photos, fix: fix.optional() })),
  command('close', z.strictObject({ note: optionalNote })),
  command('void', z.strictObject({ reason: text })),
  command('note', z.strictObject({ note: text })),
]) satisfies z.ZodType<CaseCommand>;
