import type { TimeLimit } from '../time-limit/units.ts';
import type { CaseStep } from './caseFile.ts';

/** The steps whose time is limited inside the centres; disposal has its limit from the filing condition. */
export type InternalStep = Exclude<CaseStep, 'disposal'>;

/** Where cities differ, as data: one policy for a district, or the city's default. */
export interface CasePolicy {
  readonly isInspectorPhotoRequired: boolean;
  readonly isFeedbackPhotoRequired: boolean;
  readonly isVerificationPhotoRequired: boolean;
  readonly isSelfDisposalPhotoRequired: boolean;
  /** Sources whose cases are confirmed on site before they are filed (DOMAIN §5). */
  readonly confirmedSources: readonly ('hotline' | 'citizen' | 'supervisor' | 'sensor')[];
  /** Internal limits of the centres (DOMAIN §5). */
  readonly stepLimits: Readonly<Record<InternalStep, TimeLimit>>;
  readonly maximumExtensions: number;
  /** Each extension is at most this share of the original limit. */
  readonly maximumExtensionShare: number;
  readonly maximumSuspensionDays: number;
  /** A case of the same category within this distance and time is suggested as a duplicate. */
  readonly duplicateRadiusMeters: number;
  readonly duplicateHours: number;
  /** `patrol`: whoever patrols the place; `random-nearby`: one of those on duty nearby, drawn by lot. */
  readonly verifierChoice: 'patrol' | 'random-nearby';
  readonly verifierRadiusMeters: number;
  /** Farther than this from the case's place a verification is refused; null = it is only kept. */
  readonly maximumVerificationMeters: number | null;
  /** How long a unit has to answer a supervisor's urging. */
  readonly supervisionAnswerLimit: TimeLimit;
  /** For how many days after closure a unit may appeal. */
  readonly appealDays: number;
  /** Whether a case may be closed without a verification, with a stated reason. */
  readonly isClosureWithoutVerificationAllowed: boolean;
}

const minutes = (count: number): TimeLimit => ({ value: count / 60, unit: 'urgent_hour' });

/** The figures of the public standards (DOMAIN §5). */
export const defaultCasePolicy: CasePolicy = {
  isInspectorPhotoRequired: true,
  isFeedbackPhotoRequired: true,
  isVerificationPhotoRequired: false,
  isSelfDisposalPhotoRequired: true,
  confirmedSources: ['hotline', 'citizen', 'supervisor', 'sensor'],
  stepLimits: {
    acceptance: minutes(30),
    confirmation: minutes(30),
    filing: minutes(30),
    dispatch: minutes(15),
    verification: minutes(30),
    closure: minutes(30),
  },
  maximumExtensions: 2,
  maximumExtensionShare: 1,
  maximumSuspensionDays: 365,
  duplicateRadiusMeters: 50,
  duplicateHours: 24,
  verifierChoice: 'patrol',
  verifierRadiusMeters: 1000,
  maximumVerificationMeters: null,
  supervisionAnswerLimit: { value: 4, unit: 'work_hour' },
  appealDays: 15,
  isClosureWithoutVerificationAllowed: false,
};
