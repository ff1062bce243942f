import type { CaseDetail } from '@contract/schemas';
import { describe, expect, it } from 'vitest';
import { sortActions } from './actionOrder';

const allowed = (kind: CaseDetail['actions'][number]['kind']) => ({ kind, isAllowed: true, refusal: null });
const refused = (
  kind: CaseDetail['actions'][number]['kind'],
  refusal: NonNullable<CaseDetail['actions'][number]['refusal']>,
) => ({ kind, isAllowed: false, refusal });
const kindsOf = (actions: readonly { kind: string }[]) => actions.map(({ kind }) => kind);

describe('the actions of a case', () => {
  it('have one next step: the first onward one that is allowed, whatever order they came in', () => {
    const sorted = sortActions([
      allowed('note'),
      allowed('refuse'),
      allowed('accept'),
      allowed('request-confirmation'),
    ]);
    expect(sorted.primary?.kind).toBe('accept');
    expect(kindsOf(sorted.secondary)).toEqual(['note', 'refuse', 'request-confirmation']);
  });

  it('put what somebody waits for before the case’s own way', () => {
    expect(sortActions([allowed('give-feedback'), allowed('answer-urge')]).primary?.kind).toBe('answer-urge');
    expect(sortActions([allowed('dispatch'), allowed('decide-extension')]).primary?.kind).toBe('decide-extension');
  });

  it('keep rare moves in a menu, in a fixed order, once there are enough of them', () => {
    const sorted = sortActions(['note', 'void', 'split', 'accept', 'refuse'].map((kind) => allowed(kind as 'note')));
    expect(kindsOf(sorted.more)).toEqual(['split', 'void', 'note']);
    expect(kindsOf(sorted.secondary)).toEqual(['refuse']);
    expect(sortActions([allowed('void'), allowed('note')]).more).toEqual([]);
  });

  it('keep what cannot be done, apart by why', () => {
    const sorted = sortActions([refused('file', 'confirmation-required'), refused('dispatch', 'permission-denied')]);
    expect(sorted.primary).toBeNull();
    expect(sorted.blocked).toMatchObject([{ kind: 'file', refusal: 'confirmation-required' }]);
    expect(sorted.foreign).toMatchObject([{ kind: 'dispatch' }]);
  });

  it('never make a remark the next step, nor a founding command a step at all', () => {
    expect(sortActions([allowed('note'), allowed('void')]).primary).toBeNull();
    expect(sortActions([allowed('report'), allowed('self-dispose'), allowed('recompute')]).secondary).toEqual([]);
  });
});
