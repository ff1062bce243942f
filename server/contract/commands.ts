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

const because = z.strictObject({ reason: text });
const remark = z.strictObject({ note: optionalNote });
const visit = { note: optionalNote, photos, fix: fix.optional() };
const decision = z.strictObject({ isApproved: z.boolean(), note: optionalNote });
const reference = z.string().min(1).max(64);
const found = {
  location: position,
  fix: fix.optional(),
  categoryId: reference,
  componentCode: z
    .string()
    .regex(/^\d{16}$/)
    .optional(),
  description: text,
  address: z.string().trim().max(200).optional(),
  photos,
};
const child = z.strictObject({
  caseId: uuid,
  categoryId: reference,
  filingConditionId: reference.optional(),
  description: text,
});

/** The body of `POST /api/commands`: one command against one case, by kind. */
export const caseCommand = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('report'),
    ...envelope,
    payload: z.strictObject({ ...found, filingConditionId: reference.optional(), source: z.enum(caseSources) }),
  }),
  z.strictObject({
    kind: z.literal('self-dispose'),
    ...envelope,
    payload: z.strictObject({ ...found, filingConditionId: reference }),
  }),
  command('request-confirmation', z.strictObject({ note: optionalNote, inspectorId: uuid.optional() })),
  command('assign-inspector', z.strictObject({ note: optionalNote, inspectorId: uuid.nullable() })),
  command('confirm', z.strictObject({ ...visit, found: z.boolean() })),
  command('accept', remark),
  command('refuse', because),
  command('file', z.strictObject({ filingConditionId: reference.optional(), note: optionalNote })),
  command('dispatch', z.strictObject({ unitCode: reference, note: optionalNote })),
  command('acknowledge', remark),
  command('assign-sub-unit', z.strictObject({ unitCode: reference.nullable(), note: optionalNote })),
  command('handle', z.strictObject({ ...visit, note: text })),
  command('give-feedback', z.strictObject({ ...visit, note: text })),
  command('request-return', because),
  command('decide-return', decision),
  command('request-extension', z.strictObject({ reason: text, value: z.number().positive().max(10_000) })),
  command('decide-extension', decision),
  command('request-suspension', z.strictObject({ reason: text, until: instant })),
  command('decide-suspension', decision),
  command('wake', remark),
  command('verify', z.strictObject({ ...visit, passed: z.boolean() })),
  command('rework', because),
  command('close', remark),
  command('void', because),
  command('urge', because),
  command('answer-urge', z.strictObject({ note: text })),
  command('appeal', because),
  command('decide-appeal', decision),
  command('audit-self-disposal', z.strictObject({ passed: z.boolean(), note: optionalNote })),
  command('link-duplicate', z.strictObject({ otherCaseId: uuid, note: optionalNote })),
  command('unlink-duplicate', because),
  command('merge', z.strictObject({ otherCaseId: uuid, reason: text })),
  command('split', z.strictObject({ reason: text, children: z.array(child).min(2).max(10) })),
  command('reopen', because),
  command(
    'recategorise',
    z.strictObject({ reason: text, categoryId: reference, filingConditionId: reference.optional() }),
  ),
  command(
    'relocate',
    z.strictObject({ reason: text, location: position, address: z.string().trim().max(200).optional() }),
  ),
  command('note', z.strictObject({ note: text })),
]) satisfies z.ZodType<CaseCommand>;
