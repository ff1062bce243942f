import { useMemo } from 'react';
import { useTranslation } from '../../locale/useTranslation';
import { changeText, figureText, numberText } from './figureText';
import { changes, comparedValues, type Measure, measures, measureValues } from './measures';
import { type FigureColumn, type HeatTable, shownAreas } from './table';
import type { HeatAddress } from './useHeatAddress';
import type { HeatAnswer } from './useHeatPicture';

type Texts = Readonly<{
  figure: (measure: Measure, values: ArrayLike<number>) => FigureColumn;
  column: (key: string, label: string, values: ArrayLike<number>, text?: (value: number) => string) => FigureColumn;
}>;

/** The map's content as figures: the same areas, with all that is known of them. Null while nothing is there. */
export function useHeatTable(answer: HeatAnswer, address: HeatAddress): HeatTable | null {
  const { t } = useTranslation();
  const { picture } = answer;
  return useMemo(() => {
    if (!picture) return null;
    const texts: Texts = {
      figure: (measure, values) => ({
        key: measure,
        label: t(`heat.measures.${measure}`),
        values,
        text: (value) => figureText(measure, value, t),
      }),
      column: (key, label, values, text = (value) => (Number.isNaN(value) ? '–' : numberText(value))) => ({
        key,
        label,
        values,
        text,
      }),
    };
    const { codes } = picture.areas;
    const columns = columnsOf(answer, address, texts, t);
    return { codes, shown: shownAreas(codes.length, picture.isShown), columns };
  }, [answer, address, picture, t]);
}

type Translate = ReturnType<typeof useTranslation>['t'];

function columnsOf(answer: HeatAnswer, address: HeatAddress, texts: Texts, t: Translate): FigureColumn[] {
  const { picture, figures } = answer;
  if (!picture) return [];
  const { column } = texts;
  const counts = figures?.areas === picture.areas ? [texts.figure('count', figures.counts)] : [];
  if (address.show === 'frames') return [texts.figure('count', picture.values)];
  if (address.show === 'hotspots' && answer.hotspots) {
    const { z, p, q } = answer.hotspots;
    const small = (value: number) => (Number.isNaN(value) ? '–' : value < 0.001 ? '< 0.001' : value.toFixed(3));
    return [
      ...counts,
      column('z', t('heat.hotspot.z'), z, (value) => (Number.isNaN(value) ? '–' : value.toFixed(2))),
      column('p', t('heat.hotspot.p'), p, small),
      column('q', t('heat.hotspot.q'), q, small),
    ];
  }
  if (address.show === 'forecast' && answer.forecast) {
    const { lastWeek } = answer.forecast;
    const expected = picture.values;
    const change = changes(expected, lastWeek);
    return [
      column('expected', t('heat.forecast.expected'), expected),
      column('lastWeek', t('heat.forecast.lastWeek'), lastWeek),
      column('change', t('heat.change'), change, (value) => changeText('count', value, t)),
    ];
  }
  return address.compared ? comparedColumns(answer, address, texts, t) : figureColumns(answer, address, texts);
}

/** Every measure that was asked for, the one on the map first. */
function figureColumns({ figures }: HeatAnswer, address: HeatAddress, texts: Texts): FigureColumn[] {
  if (!figures) return [];
  const others = measures.filter((each) => each !== address.measure && (each !== 'median' || figures.medianMinutes));
  return [address.measure, ...others].map((each) => texts.figure(each, measureValues(each, figures.areas, figures)));
}

function comparedColumns(answer: HeatAnswer, address: HeatAddress, texts: Texts, t: Translate): FigureColumn[] {
  const { figures } = answer;
  if (!figures) return [];
  const { measure } = address;
  const now = measureValues(measure, figures.areas, figures);
  const before = comparedValues(measure, figures.areas, figures, address.period, address.compared);
  if (!before) return [texts.figure(measure, now)];
  const share = Float64Array.from(now, (value, index) => {
    const past = before[index] ?? Number.NaN;
    return past > 0 ? (value - past) / past : Number.NaN;
  });
  return [
    texts.figure(measure, now),
    texts.column('before', t('heat.before'), before, (value) => figureText(measure, value, t)),
    texts.column('change', t('heat.change'), changes(now, before), (value) => changeText(measure, value, t)),
    texts.column('share', t('heat.changeShare'), share, (value) =>
      Number.isNaN(value) ? '–' : `${value > 0 ? '+' : ''}${Math.round(value * 100)}%`,
    ),
  ];
}
