import { componentStates } from '@domain/inventory/component';
import { Button, Input, Select } from 'antd';
import { useEffect, useState } from 'react';
import { useAreaNames, useCategories, useUnits } from '../../api/reference';
import { useTranslation } from '../../locale/useTranslation';
import { useCategoryNames } from '../../ui/useCategoryNames';
import type { InventoryAddress } from './useInventoryAddress';

/** Typing settles this long before it is searched for. */
const settleMilliseconds = 350;
const gridCode = /^(\d{9}|\d{12}|\d{15}|\d{9}Z\d{3})$/;

interface Props {
  readonly districtCode: string;
  readonly address: InventoryAddress;
}

/** By what the inventory is narrowed. */
export function ComponentFilters({ districtCode, address }: Props) {
  const { t } = useTranslation();
  const { filter, change, clear } = address;
  const { data: categories } = useCategories();
  const { data: units } = useUnits();
  const nameOf = useCategoryNames();
  const components = (categories ?? []).filter(({ kind }) => kind === 'component');
  return (
    <search className="inventory-filters" aria-label={t('inventory.filters')}>
      <TextFilter address={address} />
      <Select
        mode="multiple"
        maxTagCount={1}
        aria-label={t('inventory.category')}
        placeholder={t('inventory.category')}
        value={filter.categoryId ?? []}
        showSearch={{ optionFilterProp: 'label' }}
        options={components.map(({ id, name }) => ({ value: id, label: nameOf(id, name) }))}
        onChange={(categoryId) => change({ categoryId })}
      />
      <Select
        mode="multiple"
        maxTagCount={1}
        aria-label={t('inventory.stateLabel')}
        placeholder={t('inventory.stateLabel')}
        value={filter.state ?? []}
        options={componentStates.map((value) => ({ value, label: t(`inventory.state.${value}`) }))}
        onChange={(state) => change({ state })}
      />
      <GridFilter districtCode={districtCode} address={address} />
      <Select
        allowClear
        aria-label={t('inventory.maintainer')}
        placeholder={t('inventory.maintainer')}
        value={filter.maintainerCode}
        showSearch={{ optionFilterProp: 'label' }}
        options={(units ?? [])
          .filter((unit) => unit.districtCode === districtCode)
          .map(({ code, name }) => ({ value: code, label: name }))}
        onChange={(maintainerCode) => change({ maintainerCode: maintainerCode ?? null })}
      />
      <Button disabled={Object.keys(filter).length === 0} onClick={clear}>
        {t('list.clearFilter')}
      </Button>
    </search>
  );
}

/** Subdistricts and communities by name, any kind of grid by its code. */
function GridFilter({ districtCode, address: { filter, change } }: Props) {
  const { t } = useTranslation();
  const chosen = filter.gridCode ?? [];
  const parents = [
    districtCode,
    ...new Set(chosen.filter((code) => /^\d{9,15}$/.test(code)).map((code) => code.slice(0, 9))),
  ];
  const names = useAreaNames(parents);
  const options = [...names].map(([value, label]) => ({ value, label }));
  return (
    <Select
      mode="tags"
      maxTagCount={1}
      className="inventory-grid"
      aria-label={t('inventory.grid')}
      placeholder={t('inventory.grid')}
      value={chosen}
      showSearch={{ optionFilterProp: 'label' }}
      tokenSeparators={[' ', ',', '，']}
      options={options.sort((one, other) => one.value.localeCompare(other.value))}
      onChange={(codes: string[]) => change({ gridCode: codes.filter((code) => gridCode.test(code)) })}
    />
  );
}

function TextFilter({ address: { filter, change } }: Pick<Props, 'address'>) {
  const { t } = useTranslation();
  const asked = filter.text ?? '';
  const [text, setText] = useState(asked);
  // What the address says wins, except over what is being typed with a space at its end.
  useEffect(() => setText((typed) => (typed.trim() === asked ? typed : asked)), [asked]);
  useEffect(() => {
    if (text.trim() === asked) return;
    const timer = setTimeout(() => change({ text: text.trim() }, asked !== ''), settleMilliseconds);
    return () => clearTimeout(timer);
  }, [text, asked, change]);
  return (
    <Input
      className="inventory-text"
      allowClear
      maxLength={100}
      aria-label={t('inventory.text')}
      placeholder={t('inventory.text')}
      value={text}
      onChange={(event) => setText(event.target.value)}
    />
  );
}
