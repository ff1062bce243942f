import type { BaseMapInspectionView, SurveyInspection } from '@contract/schemas/surveyImport';
import { Alert, AutoComplete } from 'antd';
import { useCoordinateSystems } from '../../api/surveySettings';
import { useTranslation } from '../../locale/useTranslation';

/** The usual ones of a Chinese city; any EPSG code that is known, a city's own system and any PROJ text can be typed. */
const USUAL = [
  ['EPSG:4326', 'WGS 84'],
  ['EPSG:4490', 'CGCS2000'],
  ['EPSG:4549', 'CGCS2000 / 3° CM 120E'],
  ['EPSG:4550', 'CGCS2000 / 3° CM 123E'],
  ['gcj02', 'GCJ-02'],
  ['bd09', 'BD-09'],
] as const;

export interface SystemFieldProps {
  readonly value: string;
  readonly seen: SurveyInspection | BaseMapInspectionView | undefined;
  readonly onChange: (crs: string) => void;
}

/** The coordinate system: found out, or said; what speaks against it stands below. */
export function SystemField({ value, seen, onChange }: SystemFieldProps) {
  const { t } = useTranslation();
  const { data: own = [] } = useCoordinateSystems();
  const options = [
    { value: 'auto', label: t('surveyImport.auto') },
    ...own.map(({ code, name }) => ({ value: code, label: `${name} (${code})` })),
    ...USUAL.map(([code, name]) => ({ value: code, label: `${name} (${code})` })),
  ];
  return (
    <>
      <label htmlFor="survey-crs">{t('surveyImport.crs')}</label>
      <AutoComplete
        id="survey-crs"
        key={value}
        defaultValue={value}
        options={options}
        onSelect={(crs) => onChange(crs)}
        onBlur={({ target }) => {
          const typed = (target as HTMLInputElement).value.trim();
          if (typed && typed !== value) onChange(typed);
        }}
      />
      {seen && (
        <p className="survey-hint" data-crs={seen.crs.code}>
          {t('surveyImport.found', { name: seen.crs.name, percent: Math.round(seen.insideShare * 100) })}
          {seen.crs.isSwapped && t('surveyImport.swapped')}
        </p>
      )}
      {seen?.warnings.map((warning) => (
        <Alert key={warning} type="warning" showIcon title={t(`surveyImport.systemWarning.${warning}`)} />
      ))}
    </>
  );
}
