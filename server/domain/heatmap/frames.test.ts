import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { districtWith, type FactsInWords } from '../../testing/heatFactory.ts';
import { areaTargets, type HeatAreaSet } from './areas.ts';
import { dayNumber, hourOfWeek, MINUTES_PER_DAY } from './facts.ts';
import { FrameCounter, type FrameStep } from './frames.ts';
import type { HeatDistrict } from './heatStore.ts';
import { selectionOf } from './selection.ts';
import { ValuesByArea } from './valuesByArea.ts';

const monday = dayNumber('2026-11-23');
/** Areas of water that two districts share, so that their areas do not follow each other. */
const areas: HeatAreaSet = { level: 'professional-grid', edition: 'made', codes: ['w1', 'w2', 'w3', 'w4', 'w5'] };
const places = ['w1', 'w2', 'w3,w1', 'w4,w5,w2', 'other', undefined] as const;

const caseOf = fc.record({
  place: fc.constantFrom(...places),
  minute: fc.integer({ min: 0, max: 9 * MINUTES_PER_DAY - 1 }),
});
const casesOf = fc.array(caseOf, { maxLength: 40 });
type Made = { readonly place: string | undefined; readonly minute: number };

function districtOf(code: string, cases: readonly Made[]): HeatDistrict {
  const facts = cases.map(
    ({ place, minute }, index): FactsInWords => ({
      serial: index + 1,
      grid: `${code}001`,
      ...(place && { professional: place }),
      reported: monday * MINUTES_PER_DAY + minute,
    }),
  );
  return districtWith(code, { 20261123: facts });
}

/** Frame, area and count of every figure, counted one by one. */
function plainly(cases: readonly Made[], step: FrameStep, days: number): string[] {
  const counts = new Map<string, number>();
  for (const { place, minute } of cases) {
    if (minute >= days * MINUTES_PER_DAY) continue;
    const frame = step === 'day' ? Math.floor(minute / MINUTES_PER_DAY) : Math.floor(minute / 60) % 168;
    for (const code of place?.split(',') ?? []) {
      const area = areas.codes.indexOf(code);
      const key = `${String(frame).padStart(3, '0')} ${area}`;
      if (area >= 0) counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return [...counts].map(([key, count]) => `${key}: ${count}`).sort();
}

function counted(districts: readonly HeatDistrict[], step: FrameStep, days: number): string[] {
  const frameCount = step === 'day' ? days : 168;
  const counter = new FrameCounter(step, frameCount);
  for (const district of districts) {
    const selection = selectionOf({ firstDay: monday, lastDay: monday + days - 1 }, district, 0);
    counter.add(district, areas, areaTargets(areas, district), selection);
  }
  for (let frame = 0; frame < frameCount; frame += 1) counter.count(frame);
  const { offsets, areas: found, counts } = counter.frames();
  const figures: string[] = [];
  for (let frame = 0; frame < frameCount; frame += 1) {
    for (let at = offsets[frame] ?? 0; at < (offsets[frame + 1] ?? 0); at += 1)
      figures.push(`${String(frame).padStart(3, '0')} ${found[at]}: ${counts[at]}`);
  }
  return figures;
}

describe('frames', () => {
  it('hold what one counts case by case, areas ascending, also where districts share areas', () => {
    fc.assert(
      fc.property(casesOf, casesOf, fc.constantFrom('day', 'hour-of-week'), (one, other, step) => {
        const districts = [districtOf('990101', one), districtOf('990102', other)];
        expect(counted(districts, step, 7)).toEqual(plainly([...one, ...other], step, 7));
      }),
      { seed: 11, numRuns: 300 },
    );
  });

  it('begin the week on Monday, also before the count of minutes begins', () => {
    const sunday = dayNumber('1999-12-26') * MINUTES_PER_DAY;
    expect([sunday, sunday + 1439, sunday + 1440].map(hourOfWeek)).toEqual([144, 167, 0]);
  });
});

describe('values by area', () => {
  it('stand in the order of areas, and are forgotten when they are taken', () => {
    const values = new ValuesByArea();
    expect(values.takeOut()).toEqual({ lowest: 0, starts: Uint32Array.of(0), values: new Int32Array(0) });
    for (const [area, value] of [
      [7, 1],
      [5, 2],
      [7, 3],
    ] as const)
      values.push(area, value);
    expect(values.takeOut()).toEqual({ lowest: 5, starts: Uint32Array.of(0, 1, 1, 3), values: Int32Array.of(2, 1, 3) });
    expect(values.takeOut().values).toHaveLength(0);
  });

  it('hold more than they began with', () => {
    const values = new ValuesByArea();
    for (let index = 0; index < 10_000; index += 1) values.push(index % 3, index);
    const { starts, values: ordered } = values.takeOut();
    expect([...starts]).toEqual([0, 3334, 6667, 10_000]);
    expect([ordered[0], ordered[3334], ordered.at(-1)]).toEqual([0, 1, 9998]);
  });
});
