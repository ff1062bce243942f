import { describe, expect, it } from 'vitest';
import { otherCaseOf, outcomeKey } from './outcome';

describe('what came of a step', () => {
  it('is told for steps with two outcomes only', () => {
    expect(outcomeKey({ kind: 'verify', details: { passed: false } })).toBe('form.failed');
    expect(outcomeKey({ kind: 'decide-extension', details: { isApproved: true } })).toBe('form.approve');
    expect(outcomeKey({ kind: 'accept', details: {} })).toBeNull();
  });

  it('names the other case wherever the history keeps it', () => {
    const other = { caseId: 'a', number: '20261123000001' };
    expect(otherCaseOf({ details: { of: other } })).toEqual(other);
    expect(otherCaseOf({ details: { duplicate: other } })).toEqual(other);
    expect(otherCaseOf({ details: { of: { caseId: 'a', number: null } } })).toBeNull();
    expect(otherCaseOf({ details: {} })).toBeNull();
  });
});
