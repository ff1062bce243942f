import type { UnitDocument } from '@domain/administration/documents';
import { Form, Input, Select } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { EntryOf } from '../../api/administration';
import { useAreaNames } from '../../api/reference';
import { EntryPage, type EntryPageProps, editableBy, type ListedSubject } from './EntryPage';
import { DocumentField, EndField, TextField } from './fields';
import type { Known } from './known';
import { inTreeOrder, type Row } from './rows';
import { useDistrictName, useDistrictOptions } from './useNames';
import { useTradeName, useTradeOptions } from './useTrades';

type Unit = EntryOf<'unit'>;

/** Disposal units as a tree, district by district. */
export function UnitPage(props: EntryPageProps) {
  return <EntryPage {...props} subject="unit" useListed={useListedUnits} />;
}

function useListedUnits(entries: readonly Unit[], known: Known): ListedSubject<'unit'> {
  const { t } = useTranslation();
  const districtName = useDistrictName(known);
  const tradeName = useTradeName();
  const rows = useMemo(() => {
    const districts = [...new Set(entries.map(({ document }) => document.districtCode))].sort();
    return districts.flatMap((code) =>
      inTreeOrder(entries.filter(({ document }) => document.districtCode === code)).map(({ unit, depth }): Row => {
        const { name, trades, validTo } = unit.document;
        const isQuiet = hasEnded(validTo);
        const note = validTo && (isQuiet ? t('administration.ended') : t('administration.endsOn', { day: validTo }));
        const detail = [unit.key, ...trades.map(tradeName)].join(' · ');
        return { key: unit.key, title: name, detail, group: districtName(code), depth, note, isQuiet };
      }),
    );
  }, [entries, districtName, tradeName, t]);
  const first = known.session.districtCode ?? known.city.districts[0]?.code ?? '';
  return {
    subject: 'unit',
    rows,
    titleOf: ({ document }) => document.name,
    initial: blank(first),
    keyOf: ({ key }) => key.trim(),
    removeLabelOf: ({ document }) => (hasEnded(document.validTo) ? null : t('administration.retire')),
    isEditable: editableBy(known),
    mayAdd: true,
    renderFields: (entry) => <UnitFields entry={entry} units={entries} known={known} />,
  };
}

const blank = (districtCode: string): UnitDocument => ({
  name: '',
  englishName: null,
  districtCode,
  subdistrictCode: null,
  parentCode: null,
  trades: [],
  validTo: null,
});

/** Days compare as they are written; in the hours around midnight the server's day decides. */
function hasEnded(validTo: string | null): boolean {
  return validTo !== null && validTo <= new Date().toISOString().slice(0, 10);
}

function UnitFields({ entry, units, known }: { entry: Unit | null; units: readonly Unit[]; known: Known }) {
  const { t } = useTranslation();
  const districts = useDistrictOptions(known);
  const districtCode: string = Form.useWatch(['document', 'districtCode']) ?? entry?.document.districtCode ?? '';
  const subdistricts = useAreaNames([districtCode || null]);
  const trades = useTradeOptions();
  const parents = units.filter(({ key, document }) => key !== entry?.key && document.districtCode === districtCode);
  const chosen = { allowClear: true, showSearch: { optionFilterProp: 'label' } } as const;
  return (
    <div className="field-columns">
      {!entry && <UnitKeyField />}
      <TextField name="name" isNeeded maxLength={60} />
      <TextField name="englishName" maxLength={120} />
      <DocumentField name="districtCode" label={t('administration.field.districtCode')} isNeeded>
        <Select options={districts} disabled={entry !== null} />
      </DocumentField>
      <DocumentField name="subdistrictCode" label={t('administration.field.subdistrictCode')}>
        <Select {...chosen} options={[...subdistricts].map(([value, label]) => ({ value, label }))} />
      </DocumentField>
      <DocumentField name="parentCode" label={t('administration.field.parentCode')}>
        <Select
          {...chosen}
          options={parents.map(({ key, document }) => ({ value: key, label: `${document.name} ${key}` }))}
        />
      </DocumentField>
      <DocumentField name="trades" label={t('administration.field.trades')} hint={t('administration.hint.trades')}>
        <Select mode="tags" options={trades} optionFilterProp="label" />
      </DocumentField>
      <EndField />
    </div>
  );
}

function UnitKeyField() {
  const { t } = useTranslation();
  const message = t('administration.fault.required');
  return (
    <Form.Item
      name="key"
      label={t('administration.field.key')}
      extra={t('administration.hint.unitKey')}
      rules={[{ required: true, whitespace: true, message }]}
    >
      <Input maxLength={32} autoComplete="off" />
    </Form.Item>
  );
}
