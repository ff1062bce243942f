import { describe, expect, it } from 'vitest';
import { ALL_STEPS, type StepSpan } from './casesByStep.ts';
import { KeptTotals } from './keptTotals.ts';
import { PlaceTotals } from './placeTotals.ts';
import { ALL_KINDS } from './selection.ts';

const year = { from: 100, to: 152 };
const made = (span: StepSpan) =>
  new PlaceTotals({ step: 'week', kind: 'grid', larger: null, count: 1, kinds: ALL_KINDS, span }, [], 0);
const bytesOfOne = made(year).bytes;

/** Asks for totals by name; tells whether they had to be made, and of which span. */
function keeping(largestBytes: number) {
  const kept = new KeptTotals(largestBytes);
  return {
    count: () => [...kept.values()].length,
    ask(name: string, span: StepSpan = year): StepSpan | null {
      let asMade: StepSpan | null = null;
      kept.of(name, span, (wanted) => {
        asMade = wanted;
        return made(wanted);
      });
      return asMade;
    },
  };
}

describe('totals that are kept', () => {
  it('are made as far as a question goes, then wholly, then no more', () => {
    const { ask } = keeping(bytesOfOne * 100);
    expect(ask('hotline')).toEqual(year);
    expect(ask('hotline', { from: 120, to: 121 })).toBeNull();
    expect(ask('hotline', { from: 99, to: 121 })).toEqual(ALL_STEPS);
    expect(ask('hotline', { from: Number.NEGATIVE_INFINITY, to: 9 })).toBeNull();
    expect(ask('hotline', ALL_STEPS)).toBeNull();
  });

  it('go when they are too large, those asked for longest ago first; the last stays however large it is', () => {
    const { ask, count } = keeping(bytesOfOne * 2);
    for (const name of ['one', 'two', 'one', 'three']) ask(name);
    expect(count()).toBe(2);
    expect(ask('one')).toBeNull();
    expect(ask('two')).toEqual(year);
    const narrow = keeping(bytesOfOne / 2);
    narrow.ask('one');
    expect(narrow.ask('one')).toBeNull();
    expect(narrow.count()).toBe(1);
  });

  it('go when they are too many', () => {
    const { ask, count } = keeping(bytesOfOne * 100);
    for (let name = 1; name <= 13; name += 1) ask(String(name));
    expect(count()).toBe(12);
    expect(ask('2')).toBeNull();
    expect(ask('1')).toEqual(year);
  });
});
