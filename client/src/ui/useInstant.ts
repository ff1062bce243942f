import { useCallback } from 'react';
import { useCity } from '../api/reference';
import { useLanguage } from '../locale/useLanguage';
import { instantText } from './time';

/** Formats instants in the city's time zone and the page's language, with the year for papers that are kept. */
export function useInstant(hasYear = false): (at: string | number) => string {
  const language = useLanguage();
  const timeZone = useCity().data?.timeZone ?? 'Asia/Shanghai';
  return useCallback((at) => instantText(at, language, timeZone, hasYear), [language, timeZone, hasYear]);
}
