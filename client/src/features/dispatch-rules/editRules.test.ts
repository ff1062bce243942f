import type { DispatchRule } from '@domain/dispatch/rules';
import { describe, expect, it } from 'vitest';
import { type Edit, type Editing, editRules, missingIn, withCondition } from './editRules';

const rule = (id: string): DispatchRule => ({
  id,
  name: id,
  when: {},
  sendTo: { kind: 'trade-unit' },
  isAutomatic: false,
});
const start: Editing = { rules: ['a', 'b', 'c'].map(rule), openId: 'b', removed: null };
const edited = (...edits: Edit[]) => edits.reduce(editRules, start);
const order = (state: Editing) => state.rules.map(({ id }) => id).join('');

describe('editing rules', () => {
  it('moves a rule by one and stops at the ends', () => {
    expect(order(edited({ kind: 'move', id: 'c', by: -1 }))).toBe('acb');
    expect(order(edited({ kind: 'move', id: 'a', by: 1 }))).toBe('bac');
    expect(order(edited({ kind: 'move', id: 'a', by: -1 }, { kind: 'move', id: 'c', by: 1 }))).toBe('abc');
  });

  it('adds before the open rule and opens the new one', () => {
    const added = edited({ kind: 'add', rule: rule('n') });
    expect([order(added), added.openId]).toEqual(['anbc', 'n']);
    expect(order(edited({ kind: 'open', id: null }, { kind: 'add', rule: rule('n') }))).toBe('nabc');
  });

  it('deletes and brings back to the same place', () => {
    const gone = edited({ kind: 'remove', id: 'b' });
    expect([order(gone), gone.openId]).toEqual(['ac', null]);
    const back = editRules(gone, { kind: 'undo' });
    expect([order(back), back.openId, back.removed]).toEqual(['abc', 'b', null]);
  });

  it('keeps the open rule when the rules are read again, as long as it is there', () => {
    expect(edited({ kind: 'start', rules: [rule('b')] }).openId).toBe('b');
    expect(edited({ kind: 'start', rules: [rule('x')] }).openId).toBeNull();
  });
});

describe('a rule on the page', () => {
  it('loses a condition that is emptied', () => {
    const when = withCondition({ trades: ['gas'] }, 'sources', ['hotline']);
    expect(when).toEqual({ trades: ['gas'], sources: ['hotline'] });
    expect(withCondition(when, 'trades', [])).toEqual({ sources: ['hotline'] });
    expect(withCondition(when, 'sources', undefined)).toEqual({ trades: ['gas'] });
  });

  it('tells what is missing', () => {
    expect(missingIn(rule('a'))).toBeNull();
    expect(missingIn({ ...rule('a'), name: ' ' })).toBe('needsName');
    expect(missingIn({ ...rule('a'), sendTo: { kind: 'named-unit' } })).toBe('needsUnit');
    expect(missingIn({ ...rule('a'), when: { timeWindow: { from: '08:00', to: '' } } })).toBe('needsHours');
  });
});
