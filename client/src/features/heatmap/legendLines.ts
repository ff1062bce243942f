import type { Translate } from '../../locale/useTranslation';
import { changeText, figureText, numberText } from './figureText';
import type { HeatState } from './heatAddress';
import type { HeatPicture } from './paint';
import { daysOf } from './period';
import { hotspotClasses } from './shades';

export interface LegendLine {
  readonly color: string;
  readonly text: string;
  readonly areas: number;
}

/** The legend in words: the same on the page and in the picture that is saved. */
export interface LegendText {
  readonly title: string;
  readonly lines: readonly LegendLine[];
  /** What it means when an area has no colour. */
  readonly none: string;
  /** How the classes were chosen. */
  readonly method: string;
}

/** What each colour stands for, how many areas have it, and how the classes came about. */
export function legendText({ shades }: HeatPicture, state: HeatState, t: Translate): LegendText {
  const lines = shades.classes
    .map(({ color, areas, range }, index) => ({ color, areas, text: classText(range, index, state, t) }))
    .filter(({ areas, text }) => areas > 0 && text !== '');
  const none = t(state.show === 'hotspots' ? 'heat.hotspotClass.none' : 'heat.noFigure');
  return { title: titleText(state, t), lines, none, method: methodText(state, t) };
}

function titleText({ show, measure, compared }: HeatState, t: Translate): string {
  if (show !== 'figures') return t(`heat.legends.${show}`);
  const name = t(`heat.measures.${measure}`);
  return compared ? t('heat.legends.change', { name }) : name;
}

function methodText({ show, compared, period }: HeatState, t: Translate): string {
  if (show === 'hotspots') return t('heat.methods.hotspots');
  if (show === 'frames') return t('heat.methods.frames');
  if (!compared) return t('heat.methods.quantiles');
  const isScaled = daysOf(period) !== daysOf(compared);
  return `${t('heat.methods.change')}${isScaled ? t('heat.methods.scaled') : ''}`;
}

function classText(
  range: readonly [number, number] | null,
  index: number,
  { show, measure, compared }: HeatState,
  t: Translate,
): string {
  if (show === 'hotspots') return t(`heat.hotspotClass.${hotspotClasses[index] ?? 'none'}`);
  if (!range) return '';
  const [from, to] = range;
  if (show === 'figures' && compared) {
    if (from === 0 && to === 0) return t('heat.unchanged');
    const [low, high] = [changeText(measure, from, t), changeText(measure, to, t)];
    return low === high ? low : t('heat.range', { from: low, to: high });
  }
  const text = (value: number) => (show === 'figures' ? figureText(measure, value, t) : numberText(value));
  return text(from) === text(to) ? text(from) : t('heat.range', { from: text(from), to: text(to) });
}
