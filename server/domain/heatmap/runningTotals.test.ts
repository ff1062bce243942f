import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FactsInWords, packFacts } from '../../testing/heatFactory.ts';
import { stageOf } from '../case/caseFile.ts';
import { type Lamp, lamps } from '../time-limit/lamp.ts';
import { AreaCounts } from './areaCounts.ts';
import { areaCodesOf, areaTargets, type HeatAreaLevel, type HeatAreaSet, placeOfLevel } from './areas.ts';
import { ALL_STEPS } from './casesByStep.ts';
import { ALWAYS, dayNumber, heatMoment, MINUTES_PER_DAY, mondayOf, NEVER, NO_LAMP, weekOf } from './facts.ts';
import { type HeatPlaceKind, heatPlaceKinds } from './heatBlock.ts';
import { HeatDistrict } from './heatStore.ts';
import { ALL_KINDS, type HeatFilter, selectionOf } from './selection.ts';
import { sumByArea } from './sumByArea.ts';
import { summarise } from './sums.ts';
import type { DaySpan } from './weekSpan.ts';

const monday = dayNumber('2026-11-23');
const now = heatMoment(new Date('2026-11-26T00:00:00Z'));
const grids = ['990101001001001', '990101001001002', '990101001002001'];

const areasOf = {
  'unit-grid': { level: 'unit-grid', edition: '', codes: grids },
  'responsibility-grid': { level: 'responsibility-grid', edition: '', codes: ['R1', 'R2'] },
  'professional-grid': { level: 'professional-grid', edition: '', codes: ['P1', 'P2'] },
  community: { level: 'community', edition: '', codes: ['990101001001', '990101001002', '990101001003'] },
  subdistrict: { level: 'subdistrict', edition: '', codes: ['990101001'] },
  district: { level: 'district', edition: '', codes: ['990101', '990102'] },
} as const satisfies Record<HeatAreaLevel, HeatAreaSet>;
const levels = Object.keys(areasOf) as HeatAreaLevel[];

const numberDays = [0, 20261123, 20261124];
const moments = [now - 1, now, now + 1, now + 86_400, now + 86_401];
const anyCase = fc.record({
  day: fc.constantFrom(...numberDays),
  serial: fc.integer({ min: 1, max: 12 }),
  grid: fc.constantFrom(...grids),
  responsibility: fc.option(fc.constantFrom('R1', 'R2'), { nil: undefined }),
  professional: fc.option(fc.constantFrom('P1', 'P1,P2'), { nil: undefined }),
  category: fc.constantFrom('lamp', 'cover', 'tree'),
  unit: fc.option(fc.constantFrom('U1', 'U2'), { nil: undefined }),
  subUnit: fc.option(fc.constantFrom('U1', 'U3'), { nil: undefined }),
  status: fc.constantFrom(...(['reported', 'handling', 'closed', 'closed', 'voided'] as const)),
  source: fc.constantFrom('inspector' as const, 'hotline' as const),
  reported: fc.integer({ min: (monday - 40) * MINUTES_PER_DAY, max: (monday + 30) * MINUTES_PER_DAY }),
  overdueFrom: fc.constantFrom(ALWAYS, NEVER, ...moments),
  yellowFrom: fc.constantFrom(NO_LAMP, NO_LAMP, ALWAYS, ...moments),
  redFrom: fc.constantFrom(NEVER, ...moments),
});
type AnyCase = FactsInWords & { readonly day: number };
/** Each filter is left out mostly, so that the same filters come again. */
const seldom = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 2, arbitrary });
const anyFilter = fc.record({
  categories: seldom(fc.subarray(['lamp', 'tree', 'nothing'])),
  sources: seldom(fc.constantFrom([], ['hotline' as const], ['inspector' as const, 'hotline' as const])),
  stages: seldom(fc.subarray(['acceptance' as const, 'disposal' as const, 'ended' as const])),
  lamps: seldom(fc.subarray([...lamps])),
  units: seldom(fc.subarray(['U1', 'U2', 'U3'])),
  scopeUnit: seldom(fc.constantFrom('U1', 'U2')),
});
type AnyFilter = Omit<HeatFilter, 'firstDay' | 'lastDay'>;
const anyQuestion = fc.record({
  ahead: fc.constantFrom(0, 0, 1, 3, 86_400),
  firstDay: fc.integer({ min: monday - 45, max: monday + 35 }),
  length: fc.integer({ min: 0, max: 60 }),
  level: fc.constantFrom(...levels),
  filter: anyFilter,
});
const anyStep = fc.oneof(
  { weight: 3, arbitrary: fc.record({ cases: fc.array(anyCase, { minLength: 1, maxLength: 4 }) }) },
  { weight: 2, arbitrary: fc.record({ question: anyQuestion }) },
);

type AnyQuestion = {
  readonly ahead: number;
  readonly firstDay: number;
  readonly length: number;
  readonly level: HeatAreaLevel;
  readonly filter: AnyFilter;
};
type AnyStep = { readonly cases: readonly AnyCase[] } | { readonly question: AnyQuestion };

type Asked = DaySpan & AnyFilter;

const has = <T>(wanted: readonly T[] | undefined, ...values: (T | undefined)[]) =>
  wanted === undefined || values.some((value) => value !== undefined && wanted.includes(value));

function isAsked(each: AnyCase, { firstDay, endDay, ...asked }: Asked, moment: number): boolean {
  const day = Math.floor(each.reported / MINUTES_PER_DAY);
  const { category, source, status = 'handling', unit, subUnit } = each;
  return (
    day >= firstDay &&
    day < endDay &&
    has(asked.categories, category) &&
    has(asked.sources, source) &&
    has(asked.stages, stageOf(status)) &&
    has(asked.lamps, lampOf(each, moment)) &&
    has(asked.units, unit, subUnit) &&
    has(asked.scopeUnit ? [asked.scopeUnit] : undefined, unit, subUnit)
  );
}

function lampOf({ yellowFrom = NO_LAMP, redFrom = NEVER }: AnyCase, moment: number): Lamp {
  if (yellowFrom === NO_LAMP) return 'none';
  if (redFrom < moment) return 'red';
  return yellowFrom < moment ? 'yellow' : 'green';
}

/** Cases and late cases by area, counted one by one. */
function countedOneByOne(
  cases: Iterable<AnyCase>,
  { level, codes }: HeatAreaSet,
  asked: Asked,
  moment: number,
): Counted {
  const counts = new Uint32Array(codes.length);
  const overdue = new Uint32Array(codes.length);
  for (const each of cases) {
    if (!isAsked(each, asked, moment)) continue;
    for (const code of areaCodesOf(level, each[placeOfLevel[level]] ?? '')) {
      const area = codes.indexOf(code);
      if (area < 0) continue;
      counts[area] = (counts[area] ?? 0) + 1;
      if ((each.overdueFrom ?? NEVER) < moment) overdue[area] = (overdue[area] ?? 0) + 1;
    }
  }
  return { counts: [...counts], overdue: [...overdue] };
}

interface Counted {
  readonly counts: readonly number[];
  readonly overdue: readonly number[];
}
const listed = ({ counts, overdue }: AreaCounts): Counted => ({ counts: [...counts], overdue: [...overdue] });

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

  counted(areas: HeatAreaSet, asked: Asked, moment: number): Counted {
    return countedOneByOne(this.cases.values(), areas, asked, moment);
  }

  asked(areas: HeatAreaSet, { endDay, ...asked }: Asked, moment: number): Counted {
    const into = new AreaCounts(areas);
    const selection = selectionOf({ ...asked, lastDay: endDay - 1 }, this.district, moment);
    sumByArea(this.district, areas, selection, into);
    return listed(into);
  }
}

const levelOfKind = {
  grid: 'unit-grid',
  responsibility: 'responsibility-grid',
  professional: 'professional-grid',
} as const satisfies Record<HeatPlaceKind, HeatAreaLevel>;

describe('running totals', () => {
  /** Asks after each change what one counts case by case; a moment that has passed is answered too, without the totals. */
  function follow(first: readonly AnyCase[], steps: readonly AnyStep[], chosen?: readonly AnyFilter[]): void {
    const followed = new Followed();
    followed.put(first);
    let moment = now;
    followed.district.startTotals(moment);
    for (const [index, step] of steps.entries()) {
      if ('cases' in step) {
        followed.put(step.cases);
        continue;
      }
      const { firstDay, length, level, filter, ahead } = step.question;
      moment += ahead;
      const asked = { ...(chosen?.[index % chosen.length] ?? filter), firstDay, endDay: firstDay + length + 1 };
      for (const at of [moment, moment - 2]) {
        expect(followed.asked(areasOf[level], asked, at)).toEqual(followed.counted(areasOf[level], asked, at));
      }
    }
  }

  it('give what one counts case by case, after any changes, for any period, moment, level and filter', () => {
    fc.assert(
      fc.property(fc.array(anyCase, { maxLength: 20 }), fc.array(anyStep, { maxLength: 25 }), (first, steps) =>
        follow(first, steps),
      ),
      { seed: 22, numRuns: 400 },
    );
  });

  it('go on being right for filters that are asked for again and again', () => {
    const filters: readonly AnyFilter[] = [
      { sources: ['hotline'] },
      { stages: ['ended'] },
      { units: ['U1'] },
      { units: ['U1'], scopeUnit: 'U2' },
      { categories: ['lamp', 'tree'] },
      { lamps: ['red'] },
      { lamps: ['yellow'] },
      { categories: ['lamp'], sources: ['inspector'], lamps: ['none', 'red'] },
    ];
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...filters], { minLength: 1, maxLength: 2 }),
        fc.array(anyCase, { minLength: 15, maxLength: 30 }),
        fc.array(anyStep, { minLength: 10, maxLength: 25 }),
        (chosen, first, steps) => follow(first, steps, chosen),
      ),
      { seed: 25, numRuns: 400 },
    );
  });

  it('see a lamp turn yellow, then red, by time alone', () => {
    const followed = new Followed();
    const [grid = ''] = grids;
    const reported = monday * MINUTES_PER_DAY;
    followed.put([{ day: 20261123, serial: 1, grid, reported, yellowFrom: now + 10, redFrom: now + 20 }]);
    followed.district.startTotals(now);
    const month = { firstDay: monday - 20, endDay: monday + 10 };
    const counted = (moment: number) =>
      (['green', 'yellow', 'red'] as const).map(
        (lamp) => followed.asked(areasOf['unit-grid'], { ...month, lamps: [lamp] }, moment).counts[0],
      );
    expect([now, now + 10, now + 11, now + 20, now + 21].map(counted)).toEqual([
      [1, 0, 0],
      [1, 0, 0],
      [0, 1, 0],
      [0, 1, 0],
      [0, 0, 1],
    ]);
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
          const areas = areasOf[levelOfKind[kind]];
          const targets = areaTargets(areas, followed.district);
          expect(totals?.reach(now + ahead)).toBe(true);
          expect(totals?.reach(now - 1)).toBe(false);
          for (let week = weekOf(monday) - 6; week < weekOf(monday) + 6; week += 1) {
            const into = new AreaCounts(areas);
            totals?.placesOf(kind, ALL_KINDS, ALL_STEPS)?.addBetween(week, week + 2, targets, into);
            const days = { firstDay: mondayOf(week), endDay: mondayOf(week + 2) };
            expect(listed(into)).toEqual(followed.counted(areas, days, now + ahead));
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
    const codes = ['first', ...Array.from({ length: 200 }, (_, index) => `later ${index}`)].sort();
    const areas: HeatAreaSet = { level: 'unit-grid', edition: '', codes };
    const wanted = followed.counted(areas, days, now);
    expect(wanted.counts[0]).toBe(70_001);
    expect(followed.asked(areas, days, now)).toEqual(wanted);
    // Read anew they are the same.
    followed.district.startTotals(now);
    expect(followed.asked(areas, days, now)).toEqual(wanted);
  });

  it('lists of cases are ordered anew after many changes, and say the same', () => {
    const followed = new Followed();
    followed.put([{ day: 20261123, serial: 1, grid: grids[0] ?? '', reported: monday * MINUTES_PER_DAY }]);
    followed.district.startTotals(now);
    const areas = areasOf['unit-grid'];
    for (let round = 0; round < 30; round += 1) {
      const serials = Array.from({ length: 12 }, (_, index) => index + 1);
      followed.put(
        serials.map((serial) => ({
          day: 20261123,
          serial,
          grid: grids[(serial + round) % 3] ?? '',
          category: (serial * round) % 5 > 2 ? 'lamp' : 'tree',
          reported: (monday + ((serial + round * 3) % 9)) * MINUTES_PER_DAY,
          overdueFrom: round % 2 === 0 ? ALWAYS : NEVER,
        })),
      );
      for (const firstDay of [monday, monday + 2, monday + 7]) {
        const asked = { firstDay, endDay: firstDay + 4, categories: ['lamp'] };
        expect(followed.asked(areas, asked, now)).toEqual(followed.counted(areas, asked, now));
      }
    }
  });

  it('sums beside the map are those of all cases, after any changes', () => {
    fc.assert(
      fc.property(fc.array(anyCase, { maxLength: 20 }), fc.array(anyStep, { maxLength: 15 }), (first, steps) => {
        const followed = new Followed();
        // The same cases without totals, read one by one.
        const plain = new Followed();
        for (const each of [followed, plain]) each.put(first);
        let moment = now;
        followed.district.startTotals(moment);
        for (const step of steps) {
          if ('cases' in step) {
            for (const each of [followed, plain]) each.put(step.cases);
            continue;
          }
          const { firstDay, length, filter, ahead } = step.question;
          moment += ahead;
          const asked = { ...filter, firstDay, lastDay: firstDay + length };
          const sums = ({ district }: Followed) => summarise(district, selectionOf(asked, district, moment));
          expect(sums(followed)).toEqual(sums(plain));
        }
      }),
      { seed: 24, numRuns: 200 },
    );
  });
});
