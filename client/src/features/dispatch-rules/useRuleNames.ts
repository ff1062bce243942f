import { categoryClassOf, categoryKinds } from '@domain/dispatch/rules';
import { useMemo } from 'react';
import { useCategories, useUnits } from '../../api/reference';
import { useLanguage } from '../../locale/useLanguage';
import { type Translate, useTranslation } from '../../locale/useTranslation';
import { trades } from '../../ui/trades';
import { useCategoryNames } from '../../ui/useCategoryNames';

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** Names for everything a rule can name, and what can be chosen. */
export interface RuleNames {
  readonly category: (id: string) => string;
  readonly categoryClass: (name: string) => string;
  readonly trade: (trade: string) => string;
  readonly unit: (code: string) => string;
  readonly area: (code: string) => string;
  readonly categories: readonly Choice[];
  readonly categoryClasses: readonly Choice[];
  readonly trades: readonly Choice[];
  readonly units: readonly Choice[];
}

/** The names, in the page's language; areas, and units of other districts, by those that came with the rules. */
export function useRuleNames(storedNames: ReadonlyMap<string, string>): RuleNames {
  const { t } = useTranslation();
  const language = useLanguage();
  const { data: categories } = useCategories();
  const { data: units } = useUnits();
  const category = useCategoryNames();
  return useMemo(() => {
    const kinds = Object.fromEntries(categoryKinds.map((kind) => [kind, t(`categoryKind.${kind}`)]));
    const classes = new Map(
      categories?.map((each) => [categoryClassOf(each), `${kinds[each.kind]} · ${each.majorName} (${each.edition})`]),
    );
    const unitNames = new Map(units?.map((unit) => [unit.code, (language === 'en' && unit.englishName) || unit.name]));
    return {
      category,
      categoryClass: (name) => classes.get(name) ?? name,
      trade: (trade) => tradeName(trade, t),
      unit: (code) => unitNames.get(code) ?? storedNames.get(code) ?? code,
      area: (code) => storedNames.get(code) ?? code,
      categories: (categories ?? []).map(({ id }) => ({ value: id, label: category(id) })),
      categoryClasses: choices(classes),
      trades: trades.map((trade) => ({ value: trade, label: tradeName(trade, t) })),
      units: choices(unitNames),
    };
  }, [storedNames, categories, category, language, t, units]);
}

/** What has no words (a city's own trade) stands as it is. */
function tradeName(value: string, t: Translate): string {
  const trade = trades.find((each) => each === value);
  return trade ? t(`trade.${trade}`) : value;
}

function choices(names: ReadonlyMap<string, string>): Choice[] {
  return [...names].map(([value, label]) => ({ value, label }));
}
