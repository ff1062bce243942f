import { Select } from 'antd';
import { useUnits } from '../../api/reference';
import { useTranslation } from '../../locale/useTranslation';

export interface UnitFieldsProps {
  readonly districtCode: string;
  readonly names: readonly string[];
  readonly value: Readonly<Record<string, string | null>>;
  readonly onChange: (value: Record<string, string | null>) => void;
}
const NONE = '';

/** The review list: names of units in the file that no unit has. Nothing is matched by likeness without a person. */
export function UnitFields({ districtCode, names, value, onChange }: UnitFieldsProps) {
  const { t } = useTranslation();
  const { data = [] } = useUnits();
  if (names.length === 0) return null;
  const own = data.filter((unit) => unit.districtCode === districtCode);
  const options = [
    { value: NONE, label: t('surveyImport.noUnit') },
    ...own.map(({ code, name }) => ({ value: code, label: name })),
  ];
  return (
    <fieldset className="survey-columns">
      <legend>{t('surveyImport.units', { count: names.length })}</legend>
      <p className="survey-hint">{t('surveyImport.sampleHint')}</p>
      {names.map((name, index) => (
        <div key={name}>
          <label htmlFor={`survey-unit-${index}`}>{name}</label>
          <Select
            id={`survey-unit-${index}`}
            showSearch={{ optionFilterProp: 'label' }}
            value={value[name] ?? NONE}
            options={options}
            onChange={(code) => onChange({ ...value, [name]: code === NONE ? null : code })}
          />
        </div>
      ))}
    </fieldset>
  );
}
