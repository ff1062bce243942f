import type { SurveyInspection } from '@contract/schemas/surveyImport';
import { type SurveyField, surveyFields } from '@domain/survey/fields';
import { Select } from 'antd';
import { useTranslation } from '../../locale/useTranslation';

export interface ColumnFieldsProps {
  readonly seen: SurveyInspection;
  readonly onChange: (columns: SurveyInspection['columns']) => void;
}
const NONE = '';

/** Which column says what, with how sure that is. */
export function ColumnFields({ seen, onChange }: ColumnFieldsProps) {
  const { t } = useTranslation();
  const options = [
    { value: NONE, label: t('surveyImport.noColumn') },
    ...seen.columnNames.map((column) => ({ value: column, label: column })),
  ];
  const choose = (field: SurveyField, column: string) => {
    const { [field]: _before, ...others } = seen.columns;
    onChange(column === NONE ? others : { ...others, [field]: column });
  };
  return (
    <fieldset className="survey-columns">
      <legend>{t('surveyImport.columns')}</legend>
      {surveyFields
        .filter((field) => field !== 'category')
        .map((field) => {
          const proposal = seen.proposals.find((one) => one.field === field && one.column === seen.columns[field]);
          return (
            <div key={field}>
              <label htmlFor={`survey-column-${field}`}>{t(`surveyImport.field.${field}`)}</label>
              <Select
                id={`survey-column-${field}`}
                showSearch
                value={seen.columns[field] ?? NONE}
                options={options}
                onChange={(column) => choose(field, column)}
              />
              <span className="survey-confidence">{proposal && `${Math.round(proposal.confidence * 100)}%`}</span>
            </div>
          );
        })}
    </fieldset>
  );
}
