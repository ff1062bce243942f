import type { Translate } from '../locale/useTranslation';

/** Which edition of the grids a statistic is of, or the several that its period spans; null where there were no grids. */
export function editionText([first, ...later]: readonly string[], t: Translate): string | null {
  if (first === undefined) return null;
  return later.length === 0
    ? t('grids.edition.one', { day: first })
    : t('grids.edition.several', { day: first, later: later.join(' · ') });
}
