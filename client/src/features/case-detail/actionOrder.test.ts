import type { CaseDetail } from '@contract/schemas';
import { describe, expect, it } from 'vitest';
import { sortActions } from './actionOrder';

const allowed = (kind: CaseDetail['actions'][number]['kind']) => ({ kind, isAllowed: true, refusal: null });
const refused = (
  kind: CaseDetail['actions'][number]['kind'],
  refusal: NonNullable<CaseDetail['actions'][number]['refusal']>,
) => ({ kind, isAllowed: false, refusal });

describe('the actions of a case', () => {
  it('have one next step: the first onward one that is allowed, whatever order they came in', () => {
    const sorted = sortActions([
      allowed('note'),
      allowed('refuse'),
      allowed('accept'),
      allowed('request-confirmation'),
    ]);
    expect(sorted.primary?.kind).toBe('accept');
    expect(sorted.secondary.map(({ kind }) => kind)).toEqual(['note', 'refuse', 'request-confirmation']);
  });

  it('keep what cannot be done, apart by why', () => {
    const sorted = sortActions([refused('file', 'confirmation-required'), refused('dispatch', 'permission-denied')]);
    expect(sorted.primary).toBeNull();
    expect(sorted.blocked).toMatchObject([{ kind: 'file', refusal: 'confirmation-required' }]);
    expect(sorted.foreign).toMatchObject([{ kind: 'dispatch' }]);
  });

  it('never make a remark the next step', () => {
    expect(sortActions([allowed('note'), allowed('void')]).primary).toBeNull();
  });
});
