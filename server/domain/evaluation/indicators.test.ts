import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { type CountCode, type Counts, countCodes, countsOfScale } from './counts.ts';
import {
  countsBehind,
  definitionOf,
  type IndicatorCode,
  indicatorCodes,
  indicatorsOfScale,
  indicatorValue,
  rate,
} from './indicators.ts';
import { type ScaleCode, scaleCodes } from './objects.ts';

/** Worked by hand: indicator, scale, counts, value. */
const worked: readonly [IndicatorCode, ScaleCode, Counts, number | null][] = [
  // 立案率: 100 reported, 84 of them filed.
  ['filing', 'area', { reported: 100, filed: 84 }, 0.84],
  ['filing', 'area', { reported: 0, filed: 0 }, null],
  ['filing', 'area', { reported: 3, filed: 0 }, 0],
  // 处置率: 80 fell due, 76 were handed back; how many of them late does not matter here.
  ['disposal', 'unit', { due: 80, disposed: 76, disposedInTime: 60 }, 0.95],
  ['disposal', 'unit', { due: 0 }, null],
  // 按期处置率: in time of everything due, not of what was disposed of (60 / 76 would be wrong).
  ['onTimeDisposal', 'unit', { due: 80, disposed: 76, disposedInTime: 60 }, 0.75],
  ['onTimeDisposal', 'unit', { due: 0, disposed: 0, disposedInTime: 0 }, null],
  // 超期未处置率: 4 of 80 are still open; the 16 that were late but done are not among them.
  ['overduePending', 'unit', { due: 80, overdue: 20, overdueOpen: 4 }, 0.05],
  ['overduePending', 'unit', { due: 0, overdueOpen: 0 }, null],
  // 结案率: of what could be closed, not of what was reported.
  ['closure', 'area', { reported: 200, closable: 60, closed: 57 }, 0.95],
  ['closure', 'area', { reported: 200, closable: 0, closed: 0 }, null],
  // 按期结案率: of what could be closed, not of what was closed.
  ['onTimeClosure', 'area', { closable: 60, closed: 57, closedInTime: 45 }, 0.75],
  ['onTimeClosure', 'area', { closable: 0 }, null],
  // 返工率: cases that came back, each once, of what could be closed.
  ['rework', 'unit', { due: 80, closable: 60, reworked: 3 }, 0.05],
  ['rework', 'unit', { due: 80, closable: 0, reworked: 0 }, null],
  // 延期率: of what fell due.
  ['extension', 'unit', { due: 80, closable: 60, extended: 8 }, 0.1],
  ['extension', 'unit', { due: 0, extended: 0 }, null],
  // 有效上报率: filed or voided, of the inspector's own reports (not of all 100 reports of the area).
  ['validReport', 'inspector', { inspectorReports: 40, validReports: 38 }, 0.95],
  ['validReport', 'area', { reported: 100, filed: 84, inspectorReports: 40, validReports: 30 }, 0.75],
  ['validReport', 'inspector', { inspectorReports: 0, validReports: 0 }, null],
  // 漏报率: of everything filed in the inspector's grids.
  ['missedReport', 'inspector', { filed: 50, missed: 8, inspectorReports: 40 }, 0.16],
  ['missedReport', 'inspector', { filed: 0, missed: 0, inspectorReports: 4 }, null],
  ['onTimeConfirmation', 'inspector', { confirmations: 25, confirmationsInTime: 24, verifications: 9 }, 0.96],
  ['onTimeConfirmation', 'inspector', { confirmations: 0, verifications: 9 }, null],
  // 核查 is not 核实.
  ['onTimeVerification', 'inspector', { verifications: 10, verificationsInTime: 7, confirmationsInTime: 24 }, 0.7],
  ['onTimeVerification', 'inspector', { verifications: 0, confirmations: 25 }, null],
  ['onTimeSending', 'intake-operator', { sentTasks: 16, sentTasksInTime: 12 }, 0.75],
  ['onTimeSending', 'intake-operator', { sentTasks: 0, acceptances: 5 }, null],
  ['onTimeAcceptance', 'intake-operator', { acceptances: 50, acceptancesInTime: 49 }, 0.98],
  ['onTimeAcceptance', 'intake-operator', { acceptances: 0 }, null],
  ['onTimeFiling', 'duty-officer', { filings: 64, filingsInTime: 48 }, 0.75],
  ['onTimeFiling', 'duty-officer', { filings: 0 }, null],
  // 准确立案率: 64 filed, 4 of them voided afterwards.
  ['accurateFiling', 'duty-officer', { filings: 64, filingsVoided: 4 }, 0.9375],
  ['accurateFiling', 'duty-officer', { filings: 0, filingsVoided: 0 }, null],
  ['promptClosure', 'duty-officer', { closures: 20, closuresInTime: 19 }, 0.95],
  ['promptClosure', 'duty-officer', { closures: 0 }, null],
  ['onTimeDispatch', 'dispatcher', { dispatches: 50, dispatchesInTime: 45 }, 0.9],
  ['onTimeDispatch', 'dispatcher', { dispatches: 0 }, null],
  // 准确派遣率: 50 sent, 2 of them came back.
  ['accurateDispatch', 'dispatcher', { dispatches: 50, redispatched: 2 }, 0.96],
  ['accurateDispatch', 'dispatcher', { dispatches: 0, redispatched: 0 }, null],
  ['publicReports', 'area', { reported: 100, publicReports: 35 }, 35],
  ['volume', 'area', { reported: 100, due: 80 }, 100],
  ['volume', 'unit', { due: 80, disposed: 76 }, 76],
  ['volume', 'intake-operator', { operated: 66, acceptances: 50, sentTasks: 16 }, 66],
  ['volume', 'dispatcher', { dispatches: 50 }, 50],
];

describe('each formula, worked by hand', () => {
  it.each(worked)('%s of %s', (code, scale, counts, value) => {
    const found = indicatorValue(code, scale, counts);
    if (value === null) expect(found).toBeNull();
    else expect(found).toBeCloseTo(value, 12);
  });

  it('leaves none out, and shows each without a value where its denominator is zero', () => {
    const missing = indicatorCodes.filter((code) => !worked.some(([seen, , , value]) => seen === code && value));
    const rates = indicatorCodes.filter((code) => definitionOf(code).kind === 'rate');
    const never = rates.filter((code) => !worked.some(([seen, , , value]) => seen === code && value === null));
    expect([missing, never]).toEqual([[], []]);
  });
});

test('nothing over nothing is no value; nothing over something is zero', () => {
  expect(rate(0, 0)).toBeNull();
  expect(rate(0, 5)).toBe(0);
});

test.each(scaleCodes)('everything that the indicators of %s need is counted for it', (scale) => {
  const needed = indicatorsOfScale[scale].flatMap((code) => countsBehind(code, scale));
  expect(needed.length).toBeGreaterThan(0);
  expect(needed.filter((count) => !countsOfScale[scale].includes(count))).toEqual([]);
});

test('every count serves a scale', () => {
  const used = new Set<CountCode>(scaleCodes.flatMap((scale) => countsOfScale[scale]));
  expect(countCodes.filter((code) => !used.has(code))).toEqual([]);
});

test('a rate of parts of a whole lies between 0 and 1', () => {
  const rates = indicatorCodes.filter((code) => definitionOf(code).kind === 'rate');
  fc.assert(
    fc.property(fc.constantFrom(...rates), fc.nat(1000), fc.nat(1000), (code, a, b) => {
      const [part, whole] = countsBehind(code, 'area');
      const counts: Counts = { [String(part)]: Math.min(a, b), [String(whole)]: Math.max(a, b) };
      const value = indicatorValue(code, 'area', counts);
      return value === null ? Math.max(a, b) === 0 : value >= 0 && value <= 1;
    }),
  );
});
