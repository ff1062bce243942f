import { useCallback, useMemo } from 'react';
import { useCategories } from '../api/reference';
import { useLanguage } from '../locale/useLanguage';

/** Names categories in the page's language; the given name stands in until the catalogue is here. */
export function useCategoryNames(): (categoryId: string, fallback?: string) => string {
  const { data } = useCategories();
  const language = useLanguage();
  const names = useMemo(
    () => new Map(data?.map((item) => [item.id, language === 'en' ? item.englishName : item.name])),
    [data, language],
  );
  return useCallback((categoryId, fallback) => names.get(categoryId) || (fallback ?? categoryId), [names]);
}
