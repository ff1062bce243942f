import type { CategoryDocument } from '@domain/administration/documents';
import { professionalKinds } from '@domain/grid/codes';
import { AutoComplete, Select } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { EntryOf } from '../../api/administration';
import { useLanguage } from '../../locale/useLanguage';
import { ConditionFields } from './ConditionFields';
import type { EditorValues } from './EntryEditor';
import { EntryPage, type EntryPageProps, editableBy, type ListedSubject } from './EntryPage';
import { DocumentField, EndField, SwitchField, TextField } from './fields';
import type { Known } from './known';
import type { Row } from './rows';
import { useTradeOptions } from './useTrades';

type Category = EntryOf<'category'>;

/** Categories with their filing conditions and limits. */
export function CategoryPage(props: EntryPageProps) {
  return <EntryPage {...props} subject="category" useListed={useListedCategories} />;
}

const blank: CategoryDocument = {
  edition: 'local',
  kind: 'event',
  code: '',
  majorName: '',
  name: '',
  englishName: '',
  professionalKind: null,
  trade: null,
  isReportable: true,
  validTo: null,
  conditions: [],
};

function useListedCategories(entries: readonly Category[], known: Known): ListedSubject<'category'> {
  const { t } = useTranslation();
  const language = useLanguage();
  const rows = useMemo(() => {
    const inOrder = [...entries].sort((a, b) => groupOf(a).localeCompare(groupOf(b)));
    return inOrder.map(({ key, document }): Row => {
      const { name, englishName, code, conditions, isReportable, edition, kind, validTo, majorName } = document;
      const isQuiet = !isReportable || validTo !== null;
      const detail = `${code} · ${majorName} · ${t('administration.field.conditions')} ${conditions.length}`;
      const title = language === 'en' ? englishName : name;
      const group = `${edition} · ${t(`categoryKind.${kind}`)}`;
      return { key, title, detail, group, depth: 0, note: validTo ? t('administration.ended') : null, isQuiet };
    });
  }, [entries, language, t]);
  return {
    subject: 'category',
    rows,
    titleOf: ({ document }) => (language === 'en' ? document.englishName : document.name),
    initial: blank,
    keyOf: (values) => keyOf(values, entries),
    removeLabelOf: ({ document }) => (document.validTo ? null : t('administration.retire')),
    isEditable: editableBy(known),
    mayAdd: known.session.districtCode === null,
    renderFields: (entry) => <CategoryFields entry={entry} entries={entries} />,
  };
}

const groupOf = ({ document }: Category): string => `${document.edition} ${document.kind} ${document.code}`;

/** The beginning that the edition's other keys have, then kind and code. */
function keyOf({ document }: EditorValues<'category'>, entries: readonly Category[]): string {
  const { edition, kind, code } = document;
  const sibling = entries.find((entry) => entry.document.edition === edition)?.key;
  const slug = edition
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
  const beginning = sibling?.replace(/-[ce]\d{4}$/, '') ?? slug;
  return `${beginning}-${kind === 'component' ? 'c' : 'e'}${code}`;
}

function CategoryFields({ entry, entries }: { entry: Category | null; entries: readonly Category[] }) {
  const { t } = useTranslation();
  const isFixed = entry !== null;
  const trades = useTradeOptions();
  const known = (field: 'edition' | 'majorName') =>
    [...new Set(entries.flatMap(({ document }) => document[field]))].sort().map((value) => ({ value }));
  return (
    <>
      <div className="field-columns">
        <TextField name="name" isNeeded maxLength={60} />
        <TextField name="englishName" isNeeded maxLength={120} />
        <DocumentField name="edition" label={t('administration.field.edition')} isNeeded>
          <AutoComplete options={known('edition')} {...(isFixed && { disabled: true })} />
        </DocumentField>
        <DocumentField name="kind" label={t('administration.field.kind')} isNeeded>
          <Select
            {...(isFixed && { disabled: true })}
            options={(['component', 'event'] as const).map((value) => ({ value, label: t(`categoryKind.${value}`) }))}
          />
        </DocumentField>
        <TextField name="code" isNeeded isFixed={isFixed} maxLength={4} />
        <DocumentField name="majorName" label={t('administration.field.majorName')} isNeeded>
          <AutoComplete options={known('majorName')} />
        </DocumentField>
        <DocumentField name="professionalKind" label={t('administration.field.professionalKind')}>
          <Select
            allowClear
            options={professionalKinds.map((value) => ({ value, label: t(`professional.${value}`) }))}
          />
        </DocumentField>
        <DocumentField name="trade" label={t('administration.field.trade')}>
          <Select allowClear options={trades} showSearch={{ optionFilterProp: 'label' }} />
        </DocumentField>
        <EndField />
        <SwitchField name="isReportable" label={t('administration.field.isReportable')} />
      </div>
      <h3>{t('administration.field.conditions')}</h3>
      <ConditionFields />
    </>
  );
}
