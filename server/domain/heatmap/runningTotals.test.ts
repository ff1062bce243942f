import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FactsInWords, packFacts } from '../../testing/heatFactory.ts';
import { type AreaCounts, areaTargets, type HeatAreaSet, noCounts } from './areas.ts';
import { ALWAYS, dayNumber, heatMoment, MINUTES_PER_DAY, mondayOf, NEVER, weekOf } from './facts.ts';
import { type HeatPlaceKind, heatPlaceKinds } from './heatBlock.ts';
import { HeatDistrict } from './heatStore.ts';
import { selectionOf } from './selection.ts';
import { sumByArea } from './sumByArea.ts';
import { type DaySpan, edgeDays, weekSpan } from './weekSpan.ts';

const monday = dayNumber('2026-11-23');
const now = heatMoment(new Date('2026-11-26T00:00:00Z'));
const grids = ['990101001001001', '990101001001002', '990101001002001'];

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

const numberDays = [0, 20261123, 20261124];
const moments = [now - 1, now, now + 1, now + 86_400, now + 86_401];
const anyCase = fc.record({
  day: fc.constantFrom(...numberDays),
  serial: fc.integer({ min: 1, max: 12 }),
  grid: fc.constantFrom(...grids),
  responsibility: fc.option(fc.constantFrom('R1', 'R2'), { nil: undefined }),
  professional: fc.option(fc.constantFrom('P1', 'P1,P2'), { nil: undefined }),
  reported: fc.integer({ min: (monday - 40) * MINUTES_PER_DAY, max: (monday + 30) * MINUTES_PER_DAY }),
  overdueFrom: fc.constantFrom(ALWAYS, NEVER, ...moments),
});
type AnyCase = FactsInWords & { readonly day: number };
const anyQuestion = fc.record({
  ahead: fc.constantFrom(0, 0, 1, 3, 86_400),
  firstDay: fc.integer({ min: monday - 45, max: monday + 35 }),
  length: fc.integer({ min: 0, max: 60 }),
  kind: fc.constantFrom(...heatPlaceKinds),
});
const anyStep = fc.oneof(
  { weight: 3, arbitrary: fc.record({ cases: fc.array(anyCase, { minLength: 1, maxLength: 4 }) }) },
  { weight: 2, arbitrary: fc.record({ question: anyQuestion }) },
);

const levels = { grid: 'unit-grid', responsibility: 'responsibility-grid', professional: 'professional-grid' } as const;
const areasOf: Readonly<Record<HeatPlaceKind, HeatAreaSet>> = {
  grid: { level: levels.grid, edition: '', codes: grids },
  responsibility: { level: levels.responsibility, edition: '', codes: ['R1', 'R2'] },
  professional: { level: levels.professional, edition: '', codes: ['P1', 'P2'] },
};

/** Cases and late cases by area, counted one by one. */
function countedOneByOne(
  cases: Iterable<AnyCase>,
  kind: HeatPlaceKind,
  { codes }: HeatAreaSet,
  { firstDay, endDay }: DaySpan,
  moment: number,
): AreaCounts {
  const counts = new Uint32Array(codes.length);
  const overdue = new Uint32Array(codes.length);
  for (const each of cases) {
    const day = Math.floor(each.reported / MINUTES_PER_DAY);
    if (day < firstDay || day >= endDay) continue;
    for (const code of each[kind]?.split(',') ?? []) {
      const area = codes.indexOf(code);
      counts[area] = (counts[area] ?? 0) + 1;
      if ((each.overdueFrom ?? NEVER) < moment) overdue[area] = (overdue[area] ?? 0) + 1;
    }
  }
  return { counts, overdue };
}

class Followed {
  readonly district = new HeatDistrict('990101');
  readonly cases = new Map<string, AnyCase>();

  put(cases: readonly AnyCase[]): void {
    for (const day of numberDays) {
      const ofDay = cases.filter((each) => each.day === day);
      if (ofDay.length > 0) this.district.put(day, packFacts(this.district, ofDay));
    }
    for (const each of cases) this.cases.set(`${each.day} ${each.serial}`, each);
  }

  counted(kind: HeatPlaceKind, days: DaySpan, moment: number, areas = areasOf[kind]): AreaCounts {
    return countedOneByOne(this.cases.values(), kind, areas, days, moment);
  }

  asked(kind: HeatPlaceKind, { firstDay, endDay }: DaySpan, moment: number, areas = areasOf[kind]): AreaCounts {
    const into = noCounts(areas);
    sumByArea(this.district, areas, selectionOf({ firstDay, lastDay: endDay - 1 }, this.district, moment), into);
    return into;
  }
}

describe('running totals', () => {
  it('give what one counts case by case, after any changes, for any period, moment and kind of place', () => {
    fc.assert(
      fc.property(fc.array(anyCase, { maxLength: 20 }), fc.array(anyStep, { maxLength: 25 }), (first, steps) => {
        const followed = new Followed();
        followed.put(first);
        let moment = now;
        followed.district.startTotals(moment);
        for (const step of steps) {
          if ('cases' in step) {
            followed.put(step.cases);
            continue;
          }
          const { firstDay, length, kind, ahead } = step.question;
          moment += ahead;
          const days = { firstDay, endDay: firstDay + length + 1 };
          // A moment that has passed is answered too, without the totals.
          for (const asked of [moment, moment - 2]) {
            expect(followed.asked(kind, days, asked)).toEqual(followed.counted(kind, days, asked));
          }
        }
      }),
      { seed: 22, numRuns: 400 },
    );
  });

  it('are right at every Monday by themselves', () => {
    fc.assert(
      fc.property(
        fc.array(anyCase, { maxLength: 20 }),
        fc.array(anyCase, { maxLength: 20 }),
        fc.constantFrom(...heatPlaceKinds),
        fc.constantFrom(0, 1, 86_401),
        (first, then, kind, ahead) => {
          const followed = new Followed();
          followed.put(first);
          followed.district.startTotals(now);
          followed.put(then);
          const { totals } = followed.district;
          const targets = areaTargets(areasOf[kind], followed.district);
          expect(totals?.reach(now + ahead)).toBe(true);
          expect(totals?.reach(now - 1)).toBe(false);
          for (let week = weekOf(monday) - 6; week < weekOf(monday) + 6; week += 1) {
            const into = noCounts(areasOf[kind]);
            totals?.addBetween(kind, week, week + 2, targets, into);
            const days = { firstDay: mondayOf(week), endDay: mondayOf(week + 2) };
            expect(into).toEqual(followed.counted(kind, days, now + ahead));
          }
        },
      ),
      { seed: 23, numRuns: 200 },
    );
  });

  it('hold more than two bytes of cases in one place, and places that come later', () => {
    const followed = new Followed();
    const reported = (monday - 1) * MINUTES_PER_DAY;
    const one = (serial: number, grid: string): AnyCase => ({ day: 20261123, serial, grid, reported, overdueFrom: 0 });
    followed.put([one(1, 'first')]);
    followed.district.startTotals(now);
    followed.put(Array.from({ length: 200 }, (_, index) => one(index + 2, `later ${index}`)));
    const many = Array.from({ length: 70_000 }, (_, index) => one(index + 300, 'first'));
    for (let at = 0; at < many.length; at += 10_000) followed.put(many.slice(at, at + 10_000));
    const days = { firstDay: monday - 30, endDay: monday + 1 };
    const codes = ['first', ...Array.from({ length: 200 }, (_, index) => `later ${index}`)];
    const areas: HeatAreaSet = { level: 'unit-grid', edition: '', codes };
    const wanted = followed.counted('grid', days, now, areas);
    expect(wanted.counts[0]).toBe(70_001);
    expect(followed.asked('grid', days, now, areas)).toEqual(wanted);
    // Read anew they are the same.
    followed.district.startTotals(now);
    expect(followed.asked('grid', days, now, areas)).toEqual(wanted);
  });
});
