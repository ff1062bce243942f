import type { Translate } from '../../locale/useTranslation';
import { hoursText } from '../../ui/hoursText';
import type { Measure } from './measures';

const minutesInHour = 60;

/** A number as people read it: whole from ten on or when it is whole, else with one decimal. */
export function numberText(value: number): string {
  const isShort = Number.isInteger(value) || Math.abs(value) >= 100;
  return value.toLocaleString('en-US', { maximumFractionDigits: isShort ? 0 : Math.abs(value) < 1 ? 2 : 1 });
}

/** A share (0–1) in percent. */
export function percentText(share: number): string {
  return `${(share * 100).toFixed(1).replace(/\.0$/, '')}%`;
}

/** The figure of an area in the unit of its measure; a dash where there is none. */
export function figureText(measure: Measure, value: number, t: Translate): string {
  if (Number.isNaN(value)) return '–';
  if (measure === 'overdueShare') return percentText(value);
  if (measure === 'median')
    return t('heat.hoursValue', { value: value === 0 ? '0' : hoursText(value / minutesInHour) });
  return numberText(value);
}

/** A change with its sign; shares change by points, not by percent. */
export function changeText(measure: Measure, value: number, t: Translate): string {
  if (Number.isNaN(value)) return '–';
  const sign = value > 0 ? '+' : value < 0 ? '−' : '';
  const size = Math.abs(value);
  if (measure === 'overdueShare') return `${sign}${t('heat.points', { value: (size * 100).toFixed(1) })}`;
  return `${sign}${figureText(measure, size, t)}`;
}
