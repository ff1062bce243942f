import { type Refusal, refuse } from '../refusal.ts';

/** Everything that can be wrong with one field of a document, besides its shape. Clients translate the rule. */
export const faultRules = [
  'required',
  'number-range',
  'time-order',
  'periods-overlap',
  'week-too-short',
  'time-zone-unknown',
  'day-repeated',
  'day-unknown',
  'number-repeated',
  'limit-range',
  'code-taken',
  'login-taken',
  'fixed-once-saved',
  'district-unknown',
  'subdistrict-unknown',
  'unit-required',
  'unit-not-for-role',
  'category-has-no-condition',
  'key-invalid',
] as const;
export type FaultRule = (typeof faultRules)[number];

/** One fault with its place in the document, such as `workingPeriods.1.0.to`. */
export interface Fault {
  readonly path: string;
  readonly rule: FaultRule;
}

/** Turns faults into the refusal that names each place, or null when there are none. */
export function objectionTo(faults: readonly Fault[]): Refusal | null {
  if (faults.length === 0) return null;
  return refuse('invalid-input', {
    issues: faults.slice(0, 20).map(({ path, rule }) => ({ path: placeOf(path), message: rule })),
  });
}

/** The path of a document's field as every refusal names it: from the body of the request. */
export function placeOf(path: string): string {
  return `body.document.${path}`;
}
