import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { districtWith, type FactsInWords, packFacts } from '../../testing/heatFactory.ts';
import { chineseOffice, laidOut } from '../../testing/workingCalendars.ts';
import { caseSources, caseStages, caseStatuses, stageOf } from '../case/caseFile.ts';
import { type Lamp, lamps } from '../time-limit/lamp.ts';
import { AreaCounts } from './areaCounts.ts';
import { areaTargets, type HeatAreaSet } from './areas.ts';
import { compareFacts } from './compareFacts.ts';
import { editionOf } from './edition.ts';
import { ALWAYS, dayNumber, dayOf, heatMoment, hourOfWeek, MINUTES_PER_DAY, NEVER, weekdayOf } from './facts.ts';
import { FrameCounter } from './frames.ts';
import { HandlingTimes, putMedians } from './handlingTime.ts';
import { HeatDistrict } from './heatStore.ts';
import { type HeatFilter, selectionOf } from './selection.ts';
import { sumByArea } from './sumByArea.ts';
import { summarise } from './sums.ts';
import { workingMinutes } from './workingMinutes.ts';

const a = '990101001001001';
const b = '990101001001002';
const c = '990101001002001';
const monday = dayNumber('2026-11-23');
const at = (day: number, hour: number, minute = 0) => (monday + day) * MINUTES_PER_DAY + hour * 60 + minute;
const now = heatMoment(new Date('2026-11-26T00:00:00Z'));

/** Six cases of a Monday and a Tuesday, told in words; the last was reported the day before it got its number. */
const cases: Readonly<Record<number, readonly FactsInWords[]>> = {
  20261123: [
    { serial: 1, grid: a, reported: at(0, 0), category: 'lamp', unit: 'U1', overdueFrom: ALWAYS },
    { serial: 2, grid: a, reported: at(0, 23, 59), category: 'cover', source: 'hotline', overdueFrom: now - 1 },
    { serial: 4, grid: b, reported: at(0, 8), category: 'lamp', unit: 'U2', subUnit: 'U1', overdueFrom: now },
  ],
  20261124: [
    { serial: 1, grid: c, reported: at(1, 8), status: 'closed', responsibility: 'R', professional: 'P1,P2' },
    { serial: 2, grid: c, reported: at(1, 9), status: 'voided', professional: 'P2' },
    { serial: 3, grid: a, reported: at(0, 12), yellowFrom: now - 5, redFrom: now + 5 },
  ],
};
const district = districtWith('990101', cases);
const filter: HeatFilter = { firstDay: monday, lastDay: monday + 1 };
const areas = (level: HeatAreaSet['level'], codes: readonly string[]): HeatAreaSet => ({ level, edition: '', codes });

function counted(set: HeatAreaSet, changes: Partial<HeatFilter> = {}, counting = district) {
  const into = new AreaCounts(set);
  sumByArea(counting, set, selectionOf({ ...filter, ...changes }, counting, now), into);
  return [[...into.counts], [...into.overdue]];
}

describe('counts worked by hand', () => {
  const grids = areas('unit-grid', [a, b, c]);
  it.each<[string, Partial<HeatFilter>, number[], number[]]>([
    ['all', {}, [3, 1, 2], [2, 0, 0]],
    ['the first day', { lastDay: monday }, [3, 1, 0], [2, 0, 0]],
    ['the second day', { firstDay: monday + 1 }, [0, 0, 2], [0, 0, 0]],
    ['a category', { categories: ['cover'] }, [1, 0, 0], [1, 0, 0]],
    ['two categories', { categories: ['cover', 'lamp'] }, [3, 1, 2], [2, 0, 0]],
    ['a category that is not known', { categories: ['nothing'] }, [0, 0, 0], [0, 0, 0]],
    ['a source', { sources: ['hotline'] }, [1, 0, 0], [1, 0, 0]],
    ['what has ended', { stages: ['ended'] }, [0, 0, 2], [0, 0, 0]],
    ['a unit, or the unit below', { units: ['U1'] }, [1, 1, 0], [1, 0, 0]],
    ['what a unit may see of another', { units: ['U2'], scopeUnit: 'U1' }, [0, 1, 0], [0, 0, 0]],
    ['yellow lamps', { lamps: ['yellow'] }, [1, 0, 0], [0, 0, 0]],
    ['no lamp or red', { lamps: ['none', 'red'] }, [2, 1, 2], [2, 0, 0]],
    ['in one community', { within: { level: 'community', code: '990101001001' } }, [3, 1, 0], [2, 0, 0]],
    ['in a professional grid', { within: { level: 'professional-grid', code: 'P1' } }, [0, 0, 1], [0, 0, 0]],
    ['in a responsibility grid', { within: { level: 'responsibility-grid', code: 'R' } }, [0, 0, 1], [0, 0, 0]],
    ['in another district', { within: { level: 'district', code: '990102' } }, [0, 0, 0], [0, 0, 0]],
    ['in one grid', { within: { level: 'unit-grid', code: c } }, [0, 0, 2], [0, 0, 0]],
  ])('%s', (_, changes, counts, overdue) => {
    expect(counted(grids, changes)).toEqual([counts, overdue]);
  });

  it('areas above grids, and areas that no case knows', () => {
    expect(counted(areas('community', ['990101001001', '990101001002', '990101001003']))[0]).toEqual([4, 2, 0]);
    expect(counted(areas('subdistrict', ['990101001']))[0]).toEqual([6]);
    expect(counted(areas('district', ['990101', '990102']))).toEqual([
      [6, 0],
      [2, 0],
    ]);
    expect(counted(areas('responsibility-grid', ['Q', 'R']))[0]).toEqual([0, 1]);
  });

  it('a case lies in every professional grid of its set', () => {
    expect(counted(areas('professional-grid', ['P1', 'P2']))[0]).toEqual([1, 2]);
    expect(counted(areas('professional-grid', ['P2']))[0]).toEqual([2]);
  });

  it('sums beside the map', () => {
    const summary = summarise(district, selectionOf(filter, district, now));
    expect([...summary.days]).toEqual([4, 2, 2, 0]);
    expect([...summary.hours].flatMap((count, hour) => (count ? [[hour, count]] : []))).toEqual([
      [0, 1],
      [8, 1],
      [12, 1],
      [23, 1],
      [32, 1],
      [33, 1],
    ]);
    expect(summary.sources[caseSources.indexOf('hotline') * 2]).toBe(1);
    expect(summary.statuses[caseStatuses.indexOf('voided') * 2]).toBe(1);
    expect(summary.units[(district.codes.unit.numberOf('U2') ?? 0) * 2]).toBe(1);
  });

  it('frames of days and of hours', () => {
    const set = areas('unit-grid', [a, b, c]);
    const frames = (step: 'day' | 'hour-of-week', count: number) => {
      const counter = new FrameCounter(step, count);
      counter.add(district, set, areaTargets(set, district), selectionOf(filter, district, now));
      for (let frame = 0; frame < count; frame += 1) counter.count(frame);
      return counter.frames();
    };
    const days = frames('day', 2);
    expect([[...days.offsets], [...days.areas], [...days.counts]]).toEqual([
      [0, 2, 3],
      [0, 1, 2],
      [3, 1, 2],
    ]);
    expect(frames('hour-of-week', 168).offsets.at(-1)).toBe(6);
  });
});

it('a lamp that comes and goes between two questions is seen', () => {
  const changing = districtWith('990101', cases);
  const grids = areas('unit-grid', [a, b, c]);
  const red = () => counted(grids, { lamps: ['red'] }, changing)[0];
  expect(red()).toEqual([0, 0, 0]);
  const lit = { serial: 4, grid: b, reported: at(0, 8), yellowFrom: now - 9, redFrom: now - 1 };
  changing.put(20261123, packFacts(changing, [lit]));
  expect(red()).toEqual([0, 1, 0]);
  changing.put(20261123, packFacts(changing, [{ serial: 4, grid: b, reported: at(0, 8), status: 'closed' }]));
  expect(red()).toEqual([0, 0, 0]);
});

describe('handling times', () => {
  // Monday 23 November 2026, 9:00 in Shanghai is 1:00 UTC; the office works 8:30–11:30 and 13:00–18:00.
  const utc = (text: string) => Math.floor(heatMoment(new Date(text)) / 60);
  const between = workingMinutes(laidOut(chineseOffice));

  it.each([
    ['inside the morning', '2026-11-23T01:00:00Z', '2026-11-23T02:30:00Z', 90],
    ['over midday', '2026-11-23T03:00:00Z', '2026-11-23T05:30:00Z', 60],
    ['over the night', '2026-11-23T09:00:00Z', '2026-11-24T01:00:00Z', 90],
    ['over a weekend', '2026-11-27T09:30:00Z', '2026-11-30T00:45:00Z', 45],
    ['outside working time', '2026-11-28T02:00:00Z', '2026-11-28T09:00:00Z', 0],
    ['before the calendar', '1999-01-01T00:00:00Z', '2026-11-28T09:00:00Z', -1],
  ])('%s', (_, from, to, minutes) => {
    expect(between(utc(from), utc(to))).toBe(minutes);
  });

  it('the median is the middle, or the mean of the two in the middle; unhandled cases have none', () => {
    const start = utc('2026-11-23T01:00:00Z');
    const handled = (serial: number, grid: string, minutes: number): FactsInWords => ({
      serial,
      grid,
      reported: at(0, 1),
      dispatched: start,
      handled: start + minutes,
    });
    const made = districtWith('990101', {
      20261123: [
        ...[30, 10, 20].map((minutes, index) => handled(index + 1, a, minutes)),
        ...[40, 10].map((minutes, index) => handled(index + 4, b, minutes)),
        { serial: 9, grid: c, reported: at(0, 1), dispatched: start },
      ],
    });
    const set = areas('unit-grid', [a, b, c]);
    const times = new HandlingTimes();
    const selection = selectionOf(filter, made, now);
    const medians = new Float32Array(3).fill(Number.NaN);
    putMedians(made, set.level, areaTargets(set, made), selection, between, medians);
    expect([...medians]).toEqual([20, 25, Number.NaN]);
    times.add(made, selection, between);
    expect(times.median()).toBe(20);
    expect(new HandlingTimes().median()).toBeNull();
  });
});

it('medians of any handling times are the middle of the sorted ones', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom(a, b), fc.nat({ max: 20_000 })), { maxLength: 30 }), (times) => {
      const made = districtWith('990101', {
        20261123: times.map(([grid, minutes], index) => ({
          serial: index + 1,
          grid,
          reported: at(0, 1),
          dispatched: 100,
          handled: 100 + minutes,
        })),
      });
      const set = areas('unit-grid', [a, b, c]);
      const selection = selectionOf(filter, made, now);
      const between = (from: number, to: number) => to - from;
      const medians = new Float32Array(3).fill(Number.NaN);
      putMedians(made, set.level, areaTargets(set, made), selection, between, medians);
      const all = new HandlingTimes();
      all.add(made, selection, between);
      const middle = (list: readonly number[]) => {
        const sorted = [...list].sort((one, other) => one - other);
        return ((sorted[(sorted.length - 1) >> 1] ?? Number.NaN) + (sorted[sorted.length >> 1] ?? Number.NaN)) / 2;
      };
      const of = (wanted: string) => middle(times.flatMap(([grid, minutes]) => (grid === wanted ? minutes : [])));
      expect([...medians]).toEqual([of(a), of(b), Number.NaN]);
      expect(all.median()).toEqual(times.length === 0 ? null : middle(times.map(([, minutes]) => minutes)));
    }),
    { seed: 7, numRuns: 200 },
  );
});

const anyCase = fc.record({
  serial: fc.integer({ min: 1, max: 40 }),
  grid: fc.constantFrom(a, b, c),
  reported: fc.integer({ min: at(-3, 0), max: at(4, 23) }),
  status: fc.constantFrom(...caseStatuses),
  source: fc.constantFrom(...caseSources),
  category: fc.constantFrom('lamp', 'cover', 'tree'),
  unit: fc.option(fc.constantFrom('U1', 'U2'), { nil: undefined }),
  overdueFrom: fc.constantFrom(ALWAYS, now - 1, now, NEVER),
  yellowFrom: fc.constantFrom(-1, ALWAYS, now - 1, now, NEVER),
  redFrom: fc.constantFrom(ALWAYS, now - 1, now, NEVER),
}) as fc.Arbitrary<FactsInWords>;
const anyFilter = fc.record({
  firstDay: fc.integer({ min: monday - 4, max: monday + 4 }),
  length: fc.integer({ min: 0, max: 4 }),
  categories: fc.option(fc.subarray(['lamp', 'cover', 'tree']), { nil: undefined }),
  sources: fc.option(fc.subarray([...caseSources]), { nil: undefined }),
  stages: fc.option(fc.subarray([...caseStages]), { nil: undefined }),
  lamps: fc.option(fc.subarray([...lamps]), { nil: undefined }),
  units: fc.option(fc.subarray(['U1', 'U2']), { nil: undefined }),
});

function lampOf({ yellowFrom = -1, redFrom = NEVER }: FactsInWords): Lamp {
  if (yellowFrom === -1) return 'none';
  if (redFrom < now) return 'red';
  return yellowFrom < now ? 'yellow' : 'green';
}

describe('any cases in any order', () => {
  it('are counted as one counts them one by one', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(0, 20261123, 20261124), anyCase), { maxLength: 60 }),
        anyFilter,
        (steps, { length, ...rest }) => {
          const asked: HeatFilter = { ...rest, lastDay: rest.firstDay + length };
          const made = new HeatDistrict('990101');
          const last = new Map<string, FactsInWords>();
          for (const [day, each] of steps) {
            made.put(day, packFacts(made, [each]));
            last.set(`${day} ${each.serial}`, each);
          }
          const wanted = [...last.values()].filter((each) => {
            const day = Math.floor(each.reported / MINUTES_PER_DAY);
            const has = <T>(values: readonly T[] | undefined, value: T | undefined) =>
              values === undefined || (value !== undefined && values.includes(value));
            return (
              day >= asked.firstDay &&
              day <= asked.lastDay &&
              has(asked.categories, each.category) &&
              has(asked.sources, each.source) &&
              has(asked.stages, stageOf(each.status ?? 'handling')) &&
              has(asked.lamps, lampOf(each)) &&
              has(asked.units, each.unit)
            );
          });
          const here = [a, b, c].map((grid) => wanted.filter((each) => each.grid === grid));
          expect(counted(areas('unit-grid', [a, b, c]), asked, made)).toEqual([
            here.map(({ length }) => length),
            here.map((list) => list.filter(({ overdueFrom = NEVER }) => overdueFrom < now).length),
          ]);
          const summary = summarise(made, selectionOf(asked, made, now));
          expect(summary.hours.reduce((sum, count) => sum + count, 0)).toBe(wanted.length);
        },
      ),
      { seed: 5, numRuns: 300 },
    );
  });

  it('given twice change nothing', () => {
    fc.assert(
      fc.property(fc.array(anyCase, { maxLength: 30 }), (list) => {
        const once = districtWith('990101', { 20261123: list });
        const twice = districtWith('990101', { 20261123: [...list, ...list.slice(-1)] });
        const period = { firstDay: monday - 9, lastDay: monday + 9 };
        const sums = (made: HeatDistrict) => counted(areas('unit-grid', [a, b, c]), period, made);
        expect(sums(twice)).toEqual(sums(once));
      }),
      { seed: 6, numRuns: 100 },
    );
  });
});

describe('days, hours and editions', () => {
  it('weeks begin on Monday', () => {
    expect([weekdayOf(monday), weekdayOf(monday + 6), weekdayOf(monday - 1)]).toEqual([0, 6, 6]);
    expect([dayOf(monday), dayNumber('2000-01-01'), weekdayOf(dayNumber('1999-12-31'))]).toEqual(['2026-11-23', 0, 4]);
    expect([hourOfWeek(at(0, 0)), hourOfWeek(at(6, 23, 59)), hourOfWeek(at(7, 0))]).toEqual([0, 167, 0]);
  });

  it('an edition changes with codes and their order, and with nothing else', () => {
    expect(editionOf([a, b])).toBe(editionOf([a, b]));
    const others = [editionOf([b, a]), editionOf([a]), editionOf([]), editionOf([a + b]), editionOf([a, b, c])];
    expect(new Set([editionOf([a, b]), ...others]).size).toBe(6);
  });

  it('differences are told case by case', () => {
    const made = new HeatDistrict('990101');
    const facts = (list: readonly FactsInWords[]) => packFacts(made, list);
    const [one, two, three] = [1, 2, 3].map((serial) => ({ serial, grid: a, reported: 5 })) as [
      FactsInWords,
      FactsInWords,
      FactsInWords,
    ];
    expect(compareFacts(facts([one, two]), facts([{ ...one, grid: b, reported: 6 }, three]))).toEqual([
      { serial: 1, what: ['grid', 'reported'] },
      { serial: 2, what: 'surplus' },
      { serial: 3, what: 'missing' },
    ]);
  });
});
