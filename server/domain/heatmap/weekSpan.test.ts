import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayNumber, mondayOf } from './facts.ts';
import { edgeDays, weekSpan } from './weekSpan.ts';

const monday = dayNumber('2026-11-23');

describe('a period as whole weeks', () => {
  const known = { firstDay: monday - 70, endDay: monday + 4 };
  it.each([
    ['a week', -21, -14, []],
    ['from Wednesday', -5, 0, [[-7, -5, -1]]],
    ['from Friday', -3, 0, [[-3, 0, 1]]],
    ['to the end of a Tuesday', -14, -5, [[-7, -5, 1]]],
    ['to the end of a Saturday', -14, -1, [[-1, 0, -1]]],
    ['from before all to after all', -300, 300, []],
    ['everything so far', -70, 4, []],
  ])('%s', (_, from, end, edges) => {
    const span = weekSpan({ firstDay: monday + from, endDay: monday + end }, known);
    expect(span.edges.map(({ firstDay, endDay, sign }) => [firstDay - monday, endDay - monday, sign])).toEqual(edges);
    expect(edgeDays(span)).toBeLessThanOrEqual(6);
  });

  it('what is rounded away comes back by the edges', () => {
    fc.assert(
      fc.property(fc.integer({ min: -60, max: 60 }), fc.integer({ min: 1, max: 60 }), (from, length) => {
        const period = { firstDay: monday + from, endDay: monday + from + length };
        const { fromWeek, toWeek, edges } = weekSpan(period, { firstDay: monday - 90, endDay: monday + 190 });
        const weeks = { firstDay: mondayOf(fromWeek), endDay: mondayOf(toWeek), sign: 1 };
        for (let day = monday - 80; day < monday + 140; day += 1) {
          // Weeks may run backwards: then what lies between is taken away.
          const times = [weeks, ...edges].map(({ firstDay, endDay, sign }) => {
            if (day >= firstDay && day < endDay) return sign;
            return day >= endDay && day < firstDay ? -sign : 0;
          });
          const isInside = day >= period.firstDay && day < period.endDay;
          expect(times.reduce((sum, each) => sum + each, 0)).toBe(Number(isInside));
        }
      }),
      { seed: 21, numRuns: 200 },
    );
  });
});
