import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Known } from './known';

/** Gives a district's name by its code; none stands for the whole city. */
export function useDistrictName({ city }: Pick<Known, 'city'>): (code: string | null) => string {
  const { t } = useTranslation();
  const { districts } = city;
  return useCallback(
    (code) =>
      code === null ? t('administration.wholeCity') : (districts.find((item) => item.code === code)?.name ?? code),
    [districts, t],
  );
}

/** The districts one may give something to; `withCity` offers the whole city, too, to those who keep it. */
export function useDistrictOptions({ city, session }: Known): { value: string; label: string }[] {
  const own = session.districtCode;
  return city.districts
    .filter(({ code }) => own === null || own === code)
    .map(({ code, name }) => ({ value: code, label: name }));
}
