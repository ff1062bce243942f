import { DEFAULT_DUPLICATE_METERS, MOST_DUPLICATE_METERS } from '@domain/survey/plan';
import { InputNumber } from 'antd';
import { useTranslation } from '../../locale/useTranslation';

export interface ToleranceFieldProps {
  readonly value: number | undefined;
  readonly onChange: (meters: number) => void;
}

/** How near two records of one category must be to be one thing. */
export function ToleranceField({ value, onChange }: ToleranceFieldProps) {
  const { t } = useTranslation();
  return (
    <>
      <label htmlFor="survey-tolerance">{t('surveySettings.tolerance')}</label>
      <InputNumber
        id="survey-tolerance"
        min={0}
        max={MOST_DUPLICATE_METERS}
        step={0.1}
        value={value ?? DEFAULT_DUPLICATE_METERS}
        aria-describedby="survey-tolerance-hint"
        onChange={(meters) => onChange(meters ?? DEFAULT_DUPLICATE_METERS)}
      />
      <p className="survey-hint" id="survey-tolerance-hint">
        {t('surveySettings.toleranceHint')}
      </p>
    </>
  );
}
