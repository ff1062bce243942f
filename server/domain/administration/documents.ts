import type { CommandKind } from '../case/commandKind.ts';
import type { CasePolicy } from '../case/policy.ts';
import type { AreaClass, ProfessionalKind } from '../grid/codes.ts';
import { type Permission, type RoleCode, roleCodes } from '../identity/permissions.ts';
import type { WorkingPeriod } from '../time-limit/calendar.ts';
import type { TimeLimit } from '../time-limit/units.ts';

/** What administrators change without code; each entry of a subject is one document under a key. */
export const subjects = ['category', 'calendar', 'policy', 'unit', 'user', 'role', 'template'] as const;
export type Subject = (typeof subjects)[number];

/** The key of the calendar and of the policy that hold wherever a district has none of its own. */
export const cityKey = 'default';

/** One filing condition; the number stands for it within its category. */
export interface ConditionDocument {
  readonly number: number;
  readonly filingText: string;
  readonly closingText: string;
  readonly limits: Readonly<Record<AreaClass, TimeLimit>>;
}

/** A category with its conditions. Days are `YYYY-MM-DD`; `validTo` null = without end. */
export interface CategoryDocument {
  readonly edition: string;
  readonly kind: 'component' | 'event';
  readonly code: string;
  readonly majorName: string;
  readonly name: string;
  readonly englishName: string;
  readonly professionalKind: ProfessionalKind | null;
  readonly trade: string | null;
  readonly isReportable: boolean;
  readonly validTo: string | null;
  readonly conditions: readonly ConditionDocument[];
}

/** A day that differs from its weekday. */
export interface CalendarException {
  readonly day: string;
  readonly isWorking: boolean;
  readonly name: string;
}

/** A working calendar; weekdays are 1 (Monday) to 7, a weekday without periods is free. */
export interface CalendarDocument {
  readonly timeZone: string;
  readonly workingPeriods: Readonly<Record<Weekday, readonly WorkingPeriod[]>>;
  readonly exceptions: readonly CalendarException[];
}
export const weekdays = ['1', '2', '3', '4', '5', '6', '7'] as const;
export type Weekday = (typeof weekdays)[number];

/** A disposal unit or a part of one. */
export interface UnitDocument {
  readonly name: string;
  readonly englishName: string | null;
  readonly districtCode: string;
  readonly subdistrictCode: string | null;
  readonly parentCode: string | null;
  readonly trades: readonly string[];
  readonly validTo: string | null;
}

/** An account. Its password is no part of the document: it can be set, never read. */
export interface UserDocument {
  readonly login: string;
  readonly displayName: string;
  readonly roleCode: RoleCode;
  readonly districtCode: string | null;
  readonly unitCode: string | null;
  readonly isActive: boolean;
}

export interface RoleDocument {
  readonly permissions: readonly Permission[];
}

/** A ready-made text for a command. */
export interface TemplateDocument {
  readonly command: CommandKind;
  readonly position: number;
  readonly text: string;
  readonly englishText: string;
}

/** The document of each subject. */
export interface Documents {
  readonly category: CategoryDocument;
  readonly calendar: CalendarDocument;
  readonly policy: CasePolicy;
  readonly unit: UnitDocument;
  readonly user: UserDocument;
  readonly role: RoleDocument;
  readonly template: TemplateDocument;
}

/** One present entry of a subject with the number of recorded changes that led to it. */
export interface Entry<S extends Subject> {
  readonly key: string;
  readonly revision: number;
  readonly document: Documents[S];
}

/** A document together with its subject: what a change carries. */
export type SubjectDocument = {
  readonly [S in Subject]: { readonly subject: S; readonly document: Documents[S] };
}[Subject];

/** Whose an entry is: a district's, or the whole city's (null). */
export function districtOf(key: string, { subject, document }: SubjectDocument): string | null {
  if (subject === 'unit' || subject === 'user') return document.districtCode;
  return (subject === 'calendar' || subject === 'policy') && key !== cityKey ? key : null;
}

const keyPatterns: Readonly<Record<Subject, RegExp>> = {
  category: /^[a-z0-9]+(-[a-z0-9]+)*-[ce]\d{4}$/,
  calendar: /^(default|\d{6})$/,
  policy: /^(default|\d{6})$/,
  unit: /^[A-Za-z0-9][A-Za-z0-9-]{1,31}$/,
  user: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  role: new RegExp(`^(${roleCodes.join('|')})$`),
  template: /^[a-z0-9]+(-[a-z0-9]+)*$/,
};

/** Whether a key has the form of its subject's keys; those of categories end with kind and code, `…-e9801`. */
export function isKeyOf(subject: Subject, key: string): boolean {
  return key.length <= 64 && keyPatterns[subject].test(key);
}
