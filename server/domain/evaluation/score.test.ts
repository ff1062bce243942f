import { describe, expect, it, test } from 'vitest';
import type { ScaleCode } from './objects.ts';
import { scaleCodes } from './objects.ts';
import { evaluate, gradeOf, type IndicatorValues, scoreOf } from './score.ts';
import { defaultWeights, weightsObjection } from './weights.ts';

/** Worked by hand with the sample weights of DOMAIN §6: scale, values, most of the group, score. */
const worked: readonly [ScaleCode, IndicatorValues, IndicatorValues, number | null][] = [
  // 40 % · 95 + 20 % · (100 − 16) + 20 % · 96 + 20 % · 70 = 38 + 16.8 + 19.2 + 14
  ['inspector', { validReport: 0.95, missedReport: 0.16, onTimeConfirmation: 0.96, onTimeVerification: 0.7 }, {}, 88],
  // No confirmation was asked for: (38 + 16.8 + 14) / 80 %
  ['inspector', { validReport: 0.95, missedReport: 0.16, onTimeConfirmation: null, onTimeVerification: 0.7 }, {}, 86],
  // Every citizen's report was a missed one.
  ['inspector', { validReport: null, missedReport: 1, onTimeConfirmation: null, onTimeVerification: null }, {}, 0],
  [
    'inspector',
    { validReport: null, missedReport: null, onTimeConfirmation: null, onTimeVerification: null },
    {},
    null,
  ],
  // 25 % · 66/88 of the most + 40 % · 75 + 35 % · 98 = 18.75 + 30 + 34.3
  ['intake-operator', { volume: 66, onTimeSending: 0.75, onTimeAcceptance: 0.98 }, { volume: 88 }, 83.05],
  // 25 % · 75 + 40 % · 93.75 + 35 % · 95 = 18.75 + 37.5 + 33.25
  ['duty-officer', { onTimeFiling: 0.75, accurateFiling: 0.9375, promptClosure: 0.95 }, {}, 89.5],
  // 20 % · 50/50 + 40 % · 90 + 40 % · 96 = 20 + 36 + 38.4
  ['dispatcher', { volume: 50, onTimeDispatch: 0.9, accurateDispatch: 0.96 }, { volume: 50 }, 94.4],
  // 10 % · 35/70 + 20 % · 100/200 + 30 % · 95 + 40 % · 75 = 5 + 10 + 28.5 + 30
  [
    'area',
    { publicReports: 35, volume: 100, closure: 0.95, onTimeClosure: 0.75 },
    { publicReports: 70, volume: 200 },
    73.5,
  ],
  // 10 % · 76/76 + 30 % · 95 + 30 % · 75 + 30 % · (100 − 5) = 10 + 28.5 + 22.5 + 28.5
  ['unit', { volume: 76, closure: 0.95, onTimeDisposal: 0.75, rework: 0.05 }, { volume: 76 }, 89.5],
  // Nothing to do is not the worst: a volume of nought beside others' many, and no rate.
  ['unit', { volume: 0, closure: null, onTimeDisposal: null, rework: null }, { volume: 76 }, null],
  // Nobody in the group did anything: volume says nothing, and nothing else has a value.
  ['unit', { volume: 0, closure: null, onTimeDisposal: null, rework: null }, { volume: 0 }, null],
];

describe('the score', () => {
  it.each(worked)('of %s, worked by hand', (scale, values, most, score) => {
    expect(scoreOf(defaultWeights[scale], values, most)).toBe(score);
  });
});

test.each([
  [100, 'A'],
  [90, 'A'],
  [89.99, 'B'],
  [75, 'B'],
  [74.99, 'C'],
  [60, 'C'],
  [59.99, 'D'],
  [40, 'D'],
  [39.99, 'E'],
  [0, 'E'],
] as const)('%d points are grade %s', (score, grade) => {
  expect(gradeOf(score)).toBe(grade);
});

describe('a group', () => {
  const unit = (code: string, due: number, disposedInTime: number) => ({
    code,
    name: code,
    counts: { due, disposed: due, disposedInTime, closable: due, closed: due, reworked: 0 },
  });

  it('is ranked by score, equal scores sharing a place, those without one last', () => {
    const rows = evaluate('unit', [unit('a', 10, 5), unit('none', 0, 0), unit('b', 10, 9), unit('c', 10, 9)], {
      onTimeDisposal: 100,
    });
    expect(rows.map(({ code, score, rank, grade }) => [code, score, rank, grade])).toEqual([
      ['b', 90, 1, 'A'],
      ['c', 90, 1, 'A'],
      ['a', 50, 3, 'D'],
      ['none', null, null, null],
    ]);
  });

  it('measures volume against its largest', () => {
    const rows = evaluate('unit', [unit('small', 5, 5), unit('large', 20, 20)], { volume: 100 });
    expect(rows.map(({ code, score }) => [code, score])).toEqual([
      ['large', 100],
      ['small', 25],
    ]);
  });
});

describe('weights', () => {
  it.each(scaleCodes)('to start with are sound for %s', (scale) => {
    expect(weightsObjection(scale, defaultWeights[scale])).toBeNull();
  });

  it.each([
    [
      { closure: 60, rework: 30 },
      { reason: 'not-hundred', sum: 90 },
    ],
    [{}, { reason: 'not-hundred', sum: 0 }],
    [
      { closure: 120, rework: -20 },
      { reason: 'out-of-range', indicator: 'closure', weight: 120 },
    ],
    [
      { rework: -20, closure: 120 },
      { reason: 'out-of-range', indicator: 'rework', weight: -20 },
    ],
    [{ closure: Number.NaN }, { reason: 'out-of-range', indicator: 'closure', weight: Number.NaN }],
    [{ validReport: 100 }, { reason: 'unknown-indicator', indicator: 'validReport' }],
    [{ charm: 100 }, { reason: 'unknown-indicator', indicator: 'charm' }],
  ] as const)('are refused with the place of the error: %j', (weights, objection) => {
    expect(weightsObjection('unit', weights)).toEqual(objection);
  });

  it('may have tenths', () => {
    expect(weightsObjection('unit', { closure: 33.3, rework: 33.3, onTimeDisposal: 33.4 })).toBeNull();
  });
});
