import { z } from 'zod';
import {
  type CalendarDocument,
  type CategoryDocument,
  type RoleDocument,
  subjects,
  type TemplateDocument,
  type UnitDocument,
  type UserDocument,
} from '../../domain/administration/documents.ts';
import { commandKinds } from '../../domain/case/commandKind.ts';
import type { CasePolicy } from '../../domain/case/policy.ts';
import { professionalKinds } from '../../domain/grid/codes.ts';
import { permissions, roleCodes } from '../../domain/identity/permissions.ts';
import { limitUnits } from '../../domain/time-limit/units.ts';
import { day, districtCode, instant, uuid } from '../schemas.ts';

const text = (longest: number) => z.string().trim().min(1).max(longest);
const optionalText = (longest: number) => text(longest).nullable();
const limit = z.strictObject({ value: z.number().positive(), unit: z.enum(limitUnits) });

export const categoryDocument = z.strictObject({
  edition: text(40),
  kind: z.enum(['component', 'event']),
  code: z.string().regex(/^\d{4}$/),
  majorName: text(40),
  name: text(60),
  englishName: text(120),
  professionalKind: z.enum(professionalKinds).nullable(),
  trade: optionalText(40),
  isReportable: z.boolean(),
  validTo: day.nullable(),
  conditions: z
    .array(
      z.strictObject({
        number: z.int().min(1).max(99),
        filingText: text(400),
        closingText: text(400),
        limits: z.strictObject({ A: limit, B: limit, C: limit }),
      }),
    )
    .max(40),
}) satisfies z.ZodType<CategoryDocument>;

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const periods = z.array(z.strictObject({ from: time, to: time })).max(8);

export const calendarDocument = z.strictObject({
  timeZone: text(64),
  workingPeriods: z.strictObject({
    '1': periods,
    '2': periods,
    '3': periods,
    '4': periods,
    '5': periods,
    '6': periods,
    '7': periods,
  }),
  exceptions: z.array(z.strictObject({ day, isWorking: z.boolean(), name: text(40) })).max(2000),
}) satisfies z.ZodType<CalendarDocument>;

export const casePolicy = z.strictObject({
  isInspectorPhotoRequired: z.boolean(),
  isFeedbackPhotoRequired: z.boolean(),
  isVerificationPhotoRequired: z.boolean(),
  isSelfDisposalPhotoRequired: z.boolean(),
  confirmedSources: z.array(z.enum(['hotline', 'citizen', 'supervisor', 'sensor'])).max(4),
  stepLimits: z.strictObject({
    acceptance: limit,
    confirmation: limit,
    filing: limit,
    dispatch: limit,
    verification: limit,
    closure: limit,
  }),
  maximumExtensions: z.number(),
  maximumExtensionShare: z.number(),
  maximumSuspensionDays: z.number(),
  duplicateRadiusMeters: z.number(),
  duplicateHours: z.number(),
  verifierChoice: z.enum(['patrol', 'random-nearby']),
  verifierRadiusMeters: z.number(),
  maximumVerificationMeters: z.number().nullable(),
  supervisionAnswerLimit: limit,
  appealDays: z.number(),
  isClosureWithoutVerificationAllowed: z.boolean(),
}) satisfies z.ZodType<CasePolicy>;

export const unitDocument = z.strictObject({
  name: text(60),
  englishName: optionalText(120),
  districtCode,
  subdistrictCode: z
    .string()
    .regex(/^\d{9}$/)
    .nullable(),
  parentCode: optionalText(32),
  trades: z.array(text(40)).max(30),
  validTo: day.nullable(),
}) satisfies z.ZodType<UnitDocument>;

export const userDocument = z.strictObject({
  login: z.string().regex(/^[a-z0-9][a-z0-9._-]{1,63}$/),
  displayName: text(60),
  roleCode: z.enum(roleCodes),
  districtCode: districtCode.nullable(),
  unitCode: optionalText(32),
  isActive: z.boolean(),
}) satisfies z.ZodType<UserDocument>;

export const roleDocument = z.strictObject({
  permissions: z.array(z.enum(permissions)).max(permissions.length),
}) satisfies z.ZodType<RoleDocument>;

export const templateDocument = z.strictObject({
  command: z.enum(commandKinds),
  position: z.int().min(1).max(999),
  text: text(500),
  englishText: text(500),
}) satisfies z.ZodType<TemplateDocument>;

const documents = {
  category: categoryDocument,
  calendar: calendarDocument,
  policy: casePolicy,
  unit: unitDocument,
  user: userDocument,
  role: roleDocument,
  template: templateDocument,
} as const;

export const subject = z.enum(subjects);
export const entryKey = z.string().regex(/^[A-Za-z0-9-]{1,64}$/);
export const password = z.string().min(10).max(256);
const reason = z.string().trim().max(500).nullable();

/** The same fields beside the document of each subject, told apart by `subject`. */
function bySubject<T extends z.core.$ZodLooseShape>(fields: T) {
  const variant = <S extends keyof typeof documents>(name: S) =>
    z.strictObject({ subject: z.literal(name), document: documents[name], ...fields });
  return z.discriminatedUnion('subject', [
    variant('category'),
    variant('calendar'),
    variant('policy'),
    variant('unit'),
    variant('user'),
    variant('role'),
    variant('template'),
  ]);
}

/** A document with its subject, without anything beside it. */
export const subjectDocument = bySubject({});

export const configurationEntry = bySubject({
  key: z.string(),
  districtCode: districtCode.nullable().describe('whose it is; null = the whole city’s'),
  revision: z.int().describe('how many recorded changes led to it; 0 = as it was delivered'),
});
export type ConfigurationEntry = z.infer<typeof configurationEntry>;

export const saveConfigurationBody = bySubject({
  revision: z.int().min(0).describe('the revision the change was made on; 0 also for a new entry'),
  reason: reason.default(null),
  password: password.optional().describe('of a user only; it can be set and never be read'),
});

export const configurationChange = z.object({
  id: uuid,
  sequence: z.int(),
  subject,
  key: z.string(),
  revision: z.int(),
  districtCode: districtCode.nullable(),
  before: z.record(z.string(), z.unknown()).nullable().describe('null = it was not there'),
  after: z.record(z.string(), z.unknown()).nullable().describe('null = it was removed'),
  isPasswordChanged: z.boolean(),
  actorName: z.string(),
  reason: z.string().nullable(),
  at: instant,
  reverts: uuid.nullable(),
  isRevertible: z.boolean().describe('whether the present state still is what this change made'),
});
export type ConfigurationChange = z.infer<typeof configurationChange>;

export const configurationAnswer = z.object({
  entry: configurationEntry.nullable().describe('null = removed'),
  change: configurationChange,
  recomputedCases: z
    .int()
    .nullable()
    .describe('open cases whose clocks a changed calendar moved; null = not a calendar'),
});
export type ConfigurationAnswer = z.infer<typeof configurationAnswer>;

export const replyTemplate = templateDocument.extend({ id: z.string() });
export type ReplyTemplate = z.infer<typeof replyTemplate>;
