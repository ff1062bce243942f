import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useConfiguration } from '../../api/administration';

/** The trade's name, where it is one that the product knows; a city's own trade is its own name. */
export function useTradeName(): (trade: string) => string {
  const { t } = useTranslation();
  return useCallback((trade) => t(`trade.${trade as 'water'}`, { defaultValue: trade }), [t]);
}

/** The trades that units and categories have, by name. */
export function useTradeOptions(): { value: string; label: string }[] {
  const units = useConfiguration('unit').data?.items;
  const categories = useConfiguration('category').data?.items;
  const nameOf = useTradeName();
  const trades = useMemo(
    () => [
      ...new Set([
        ...(units ?? []).flatMap(({ document }) => document.trades),
        ...(categories ?? []).flatMap(({ document }) => document.trade ?? []),
      ]),
    ],
    [units, categories],
  );
  return trades.sort().map((value) => ({ value, label: nameOf(value) }));
}
