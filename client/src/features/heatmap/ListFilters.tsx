import { caseSources, caseStages } from '@domain/case/caseFile';
import { lamps } from '@domain/time-limit/lamp';
import { Select } from 'antd';
import { useCategories, useUnits } from '../../api/reference';
import { useTranslation, type WordKey } from '../../locale/useTranslation';
import { useCategoryNames } from '../../ui/useCategoryNames';
import type { listFilters } from './heatAddress';
import type { HeatAddress } from './useHeatAddress';

interface Choice {
  readonly value: string;
  readonly label: string;
}

/** Which cases count: any set of categories, units, sources, stages and lamps. */
export function ListFilters({ address }: { address: HeatAddress }) {
  const { t } = useTranslation();
  const { data: categories = [] } = useCategories();
  const { data: units = [] } = useUnits();
  const nameOf = useCategoryNames();
  const choices: readonly (readonly [(typeof listFilters)[number], WordKey, readonly Choice[]])[] = [
    ['categoryId', 'heat.categories', categories.map(({ id, name }) => ({ value: id, label: nameOf(id, name) }))],
    ['unitCode', 'heat.units', units.map(({ code, name }) => ({ value: code, label: name }))],
    ['source', 'heat.sources', caseSources.map((value) => ({ value, label: t(`source.${value}`) }))],
    ['stage', 'heat.stages', caseStages.map((value) => ({ value, label: t(`stage.${value}`) }))],
    ['lamp', 'heat.lamps', lamps.map((value) => ({ value, label: t(`lamp.${value}`) }))],
  ];
  return choices.map(([name, word, options]) => (
    <div key={name} className="heat-list-filter">
      <span className="heat-label">{t(word)}</span>
      <Select
        mode="multiple"
        aria-label={t(word)}
        placeholder={t('heat.all')}
        maxTagCount={4}
        value={[...(address[name] ?? [])]}
        showSearch={{ optionFilterProp: 'label' }}
        options={[...options]}
        onChange={(values: string[]) => address.set({ [name]: values })}
      />
    </div>
  ));
}
