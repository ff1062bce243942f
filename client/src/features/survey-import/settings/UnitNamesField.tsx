import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useUnits } from '../../../api/reference';
import { useTranslation } from '../../../locale/useTranslation';

interface UnitNamesFieldProps {
  readonly districtCode: string;
  readonly value: Readonly<Record<string, string | null>>;
  readonly onChange: (value: Record<string, string | null>) => void;
}
const NONE = '';

/** What names of units in files mean. */
export function UnitNamesField({ districtCode, value, onChange }: UnitNamesFieldProps) {
  const { t } = useTranslation();
  const { data = [] } = useUnits();
  const [typed, setTyped] = useState('');
  const options = [
    { value: NONE, label: t('surveyImport.noUnit') },
    ...data
      .filter((unit) => unit.districtCode === districtCode)
      .map(({ code, name }) => ({ value: code, label: name })),
  ];
  const name = typed.trim();
  return (
    <fieldset className="survey-columns">
      <legend>{t('surveySettings.units')}</legend>
      {Object.entries(value).map(([known, code]) => (
        <div key={known} className="settings-unit">
          <span>{known}</span>
          <Select
            aria-label={t('surveySettings.unitMeans', { name: known })}
            showSearch={{ optionFilterProp: 'label' }}
            value={code ?? NONE}
            options={options}
            onChange={(chosen) => onChange({ ...value, [known]: chosen === NONE ? null : chosen })}
          />
          <Button
            type="text"
            size="small"
            aria-label={t('surveySettings.removeUnit', { name: known })}
            onClick={() => {
              const { [known]: _gone, ...others } = value;
              onChange(others);
            }}
          >
            ✕
          </Button>
        </div>
      ))}
      <div className="survey-keep">
        <Input
          aria-label={t('surveySettings.unitName')}
          placeholder={t('surveySettings.unitName')}
          maxLength={200}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
        <Button
          size="small"
          disabled={name === '' || Object.hasOwn(value, name)}
          onClick={() => {
            onChange({ ...value, [name]: null });
            setTyped('');
          }}
        >
          {t('surveySettings.addUnit')}
        </Button>
      </div>
    </fieldset>
  );
}
