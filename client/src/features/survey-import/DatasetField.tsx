import { Input } from 'antd';
import { useTranslation } from '../../locale/useTranslation';

export interface DatasetFieldProps {
  readonly fileName: string;
  readonly value: string | undefined;
  readonly onChange: (dataset: string | undefined) => void;
}

/** Under which name the records are known again when a later file of the same stock comes. */
export function DatasetField({ fileName, value, onChange }: DatasetFieldProps) {
  const { t } = useTranslation();
  return (
    <>
      <label htmlFor="survey-dataset">{t('surveyImport.dataset')}</label>
      <Input
        id="survey-dataset"
        maxLength={120}
        placeholder={fileName.replace(/\.[^.]*$/, '')}
        value={value ?? ''}
        aria-describedby="survey-dataset-hint"
        onChange={({ target }) => onChange(target.value.trim() === '' ? undefined : target.value)}
      />
      <p className="survey-hint" id="survey-dataset-hint">
        {t('surveyImport.datasetHint')}
      </p>
    </>
  );
}
