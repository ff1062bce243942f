import { describe, expect, it } from 'vitest';
import { ALL_STEPS, type StepSpan } from './casesByStep.ts';
import { KeptTotals } from './keptTotals.ts';
import { PlaceTotals } from './placeTotals.ts';
import { ALL_KINDS } from './selection.ts';

const year = { from: 100, to: 152 };
const made = (span: StepSpan) =>
  new PlaceTotals({ step: 'week', kind: 'grid', larger: null, count: 1, kinds: ALL_KINDS, span }, [], 0);
const bytesOfOne = made(year).bytes;

/** Asks for totals by name; tells whether they are not made yet or had to be made, and of which span. */
function keeping(largestBytes: number) {
  const kept = new KeptTotals(largestBytes);
  const ask = (name: string, span: StepSpan = year): StepSpan | 'not yet' | null => {
    let asMade: StepSpan | null = null;
    const given = kept.of(name, span, (wanted) => {
      asMade = wanted;
      return made(wanted);
    });
    return given ? asMade : 'not yet';
  };
  const make = (name: string): void => {
    ask(name);
    ask(name);
  };
  return { ask, make, count: () => [...kept.values()].length };
}

describe('totals that are kept', () => {
  it('are made when they are asked for again, as far as the question goes, then wholly, then no more', () => {
    const { ask } = keeping(bytesOfOne * 100);
    expect(ask('hotline')).toBe('not yet');
    expect(ask('hotline')).toEqual(year);
    expect(ask('hotline', { from: 120, to: 121 })).toBeNull();
    expect(ask('hotline', { from: 99, to: 121 })).toEqual(ALL_STEPS);
    expect(ask('hotline', { from: Number.NEGATIVE_INFINITY, to: 9 })).toBeNull();
    expect(ask('hotline', ALL_STEPS)).toBeNull();
  });

  it('go when they are too large, those asked for longest ago first; the last stays however large it is', () => {
    const { ask, make, count } = keeping(bytesOfOne * 2);
    make('one');
    make('two');
    ask('one');
    make('three');
    expect(count()).toBe(2);
    expect(ask('one')).toBeNull();
    expect(ask('two')).toBe('not yet');
    const narrow = keeping(bytesOfOne / 2);
    narrow.make('one');
    expect(narrow.ask('one')).toBeNull();
    expect(narrow.count()).toBe(1);
  });

  it('go when they are too many', () => {
    const { ask, make, count } = keeping(bytesOfOne * 100);
    for (let name = 1; name <= 13; name += 1) make(String(name));
    expect(count()).toBe(12);
    expect(ask('2')).toBeNull();
    expect(ask('1')).toBe('not yet');
  });

  it('are not made of what was asked for before many others', () => {
    const { ask } = keeping(bytesOfOne * 100);
    for (let name = 1; name <= 13; name += 1) ask(String(name));
    expect(ask('2')).toEqual(year);
    expect(ask('1')).toBe('not yet');
  });
});
