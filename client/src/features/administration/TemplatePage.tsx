import type { TemplateDocument } from '@domain/administration/documents';
import { commandKinds } from '@domain/case/commandKind';
import { Input, InputNumber, Select } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { EntryOf } from '../../api/administration';
import { useLanguage } from '../../locale/useLanguage';
import { uuidv7 } from '../../offline/uuid';
import { EntryPage, type EntryPageProps, editableBy, type ListedSubject } from './EntryPage';
import { DocumentField } from './fields';
import type { Known } from './known';
import type { Row } from './rows';

/** Phrases for what desks write most often, by command. */
export function TemplatePage(props: EntryPageProps) {
  return <EntryPage {...props} subject="template" useListed={useListedTemplates} />;
}

const blank: TemplateDocument = { command: 'refuse', position: 1, text: '', englishText: '' };

function useListedTemplates(entries: readonly EntryOf<'template'>[], known: Known): ListedSubject<'template'> {
  const { t } = useTranslation();
  const language = useLanguage();
  const rows = useMemo(
    () =>
      entries.map(({ key, document }): Row => {
        const [title, detail] =
          language === 'en' ? [document.englishText, document.text] : [document.text, document.englishText];
        return { key, title, detail, group: t(`command.${document.command}`), depth: 0, note: null, isQuiet: false };
      }),
    [entries, language, t],
  );
  return {
    subject: 'template',
    rows,
    titleOf: ({ document }) => t(`command.${document.command}`),
    initial: blank,
    keyOf: () => uuidv7(),
    removeLabelOf: () => t('administration.remove'),
    isEditable: editableBy(known),
    mayAdd: known.session.districtCode === null,
    renderFields: () => <TemplateFields />,
  };
}

function TemplateFields() {
  const { t } = useTranslation();
  const commands = commandKinds.map((value) => ({ value, label: t(`command.${value}`) }));
  return (
    <div className="field-columns">
      <DocumentField name="command" label={t('administration.field.command')} isNeeded>
        <Select options={commands} showSearch={{ optionFilterProp: 'label' }} />
      </DocumentField>
      <DocumentField name="position" label={t('administration.field.position')} isNeeded>
        <InputNumber min={1} max={999} precision={0} />
      </DocumentField>
      <div className="field-wide">
        <DocumentField name="text" label={t('administration.field.text')} isNeeded>
          <Input.TextArea rows={3} maxLength={500} />
        </DocumentField>
        <DocumentField name="englishText" label={t('administration.field.englishText')} isNeeded>
          <Input.TextArea rows={3} maxLength={500} />
        </DocumentField>
      </div>
    </div>
  );
}
