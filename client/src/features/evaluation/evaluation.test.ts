import type { Evaluation } from '@contract/schemas/evaluation';
import { describe, expect, it, test } from 'vitest';
import type { Translate } from '../../locale/useTranslation';
import { orderedIndicators } from './columns';
import { csvOf, tableOf } from './exportTable';
import { fractionText, indicatorText, periodLabel, scoreText } from './format';
import { shadeByGrade } from './grades';
import { readView } from './useEvaluationAddress';

const t = ((key: string) => key.split('.').at(-1) ?? key) as Translate;

const evaluation: Evaluation = {
  objectKind: 'unit',
  scale: 'unit',
  period: { kind: 'month', firstDay: '2026-11-01', lastDay: '2026-11-30' },
  countedAt: '2026-11-23T06:00:00.000Z',
  previousDay: '2026-10-01',
  nextDay: null,
  weights: { volume: 10, closure: 30, onTimeDisposal: 30, rework: 30 },
  editions: ['2021-01-01'],
  rows: [
    {
      code: 'U1',
      name: '黄浦环卫所',
      counts: { due: 60, disposed: 57, closable: 60, closed: 57 },
      indicators: { disposal: 0.95, closure: 0.95, rework: 0, volume: 57 },
      score: 89.5,
      rank: 1,
      grade: 'B',
    },
    {
      code: 'U2',
      name: '=HYPERLINK("x")',
      counts: {},
      indicators: { closure: null, volume: 0 },
      score: null,
      rank: null,
      grade: null,
    },
  ],
};

describe('figures as they are shown', () => {
  it.each([
    ['closure', 0.95, '95.0%'],
    ['closure', 0, '0.0%'],
    ['closure', 1, '100.0%'],
    ['closure', null, '—'],
    ['closure', undefined, '—'],
    ['volume', 57, '57'],
    ['volume', 0, '0'],
  ] as const)('%s of %s', (code, value, text) => {
    expect(indicatorText(code, value)).toBe(text);
  });

  it('with the numbers they are made of', () => {
    expect(fractionText('closure', 'unit', { closed: 57, closable: 60 })).toBe('57 / 60');
    expect(fractionText('accurateFiling', 'duty-officer', { filings: 64, filingsVoided: 4 })).toBe('−4 / 64');
    expect(fractionText('volume', 'unit', { disposed: 57 })).toBe('');
    expect(fractionText('closure', 'unit', {})).toBe('0 / 0');
  });

  it('a score with one decimal, or none', () => {
    expect([scoreText(89.5), scoreText(null)]).toEqual(['89.5', '—']);
  });

  it.each([
    ['day', '2026-11-23', '11-23'],
    ['month', '2026-11-01', '2026-11'],
    ['quarter', '2026-10-01', '2026 Q4'],
    ['year', '2026-01-01', '2026'],
  ])('a %s on an axis', (kind, firstDay, label) => {
    expect(periodLabel(kind, firstDay)).toBe(label);
  });
});

test('what the score is made of comes first', () => {
  expect(orderedIndicators('unit', evaluation.weights).slice(0, 4)).toEqual([
    'onTimeDisposal',
    'closure',
    'rework',
    'volume',
  ]);
});

describe('the export', () => {
  it('has a line for each object, and nothing where there is no value', () => {
    const { headings, lines } = tableOf(evaluation, t);
    const at = (line: number, heading: string) => lines[line]?.[headings.indexOf(heading)];
    expect(new Set(lines.map((line) => line.length))).toEqual(new Set([headings.length]));
    expect([at(0, 'closure (%)'), at(0, 'volume'), at(0, 'due')]).toEqual([95, 57, 60]);
    expect([at(1, 'closure (%)'), at(1, 'volume'), at(1, 'due'), at(1, 'score')]).toEqual([null, 0, 0, null]);
  });

  it('is read as Chinese by spreadsheets, and no name becomes a formula', () => {
    const text = csvOf(evaluation, t);
    expect(text.charCodeAt(0)).toBe(0xfeff);
    expect(text).toContain('黄浦环卫所');
    expect(text).not.toMatch(/(^|[\r\n,"])=HYPERLINK/);
  });
});

describe('the address', () => {
  it('says everything that is shown', () => {
    const view = readView(
      new URLSearchParams(
        'kind=unit&period=quarter&day=2026-11-01&district=310101&object=U-1&indicator=closure&count=closed',
      ),
    );
    expect(view).toEqual({
      objectKind: 'unit',
      period: 'quarter',
      day: '2026-11-01',
      districtCode: '310101',
      object: 'U-1',
      indicator: 'closure',
      count: 'closed',
      trend: null,
      isWeights: false,
    });
  });

  it('and nonsense in it counts as not given', () => {
    const view = readView(
      new URLSearchParams("kind=planet&period=decade&day=yesterday&district=x&object=';--&count=all"),
    );
    expect(view).toMatchObject({ objectKind: 'subdistrict', period: 'month', day: null, districtCode: null });
    expect(view).toMatchObject({ object: null, count: null, indicator: null });
    expect(readView(new URLSearchParams('day=2026-02-31')).day).toBeNull();
    expect(readView(new URLSearchParams('day=2028-02-29')).day).toBe('2028-02-29');
  });
});

test('the map shades those with a grade', () => {
  const { classes, colors } = shadeByGrade('district', evaluation.rows);
  expect([...classes]).toEqual([['U1', 1]]);
  expect(colors).toHaveLength(5);
});
