import { useMemo } from 'react';
import { useUnits } from '../../api/reference';
import { useLanguage } from '../../locale/useLanguage';

/** Names units in the page's language; the code stands in until they are here. */
export function useUnitNames(): (code: string) => string {
  const { data } = useUnits();
  const language = useLanguage();
  return useMemo(() => {
    const names = new Map(data?.map((unit) => [unit.code, (language === 'en' && unit.englishName) || unit.name]));
    return (code) => names.get(code) ?? code;
  }, [data, language]);
}
