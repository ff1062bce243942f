import { Select } from 'antd';
import { useTranslation } from '../../locale/useTranslation';

export interface LayerFieldProps {
  readonly layers: readonly string[];
  readonly value: string | null;
  readonly onChange: (layer: string) => void;
}

/** The sheet or layer of the file, where it has several. */
export function LayerField({ layers, value, onChange }: LayerFieldProps) {
  const { t } = useTranslation();
  if (layers.length < 2) return null;
  return (
    <>
      <label htmlFor="survey-layer">{t('surveyImport.layer')}</label>
      <Select
        id="survey-layer"
        value={value}
        options={layers.map((layer) => ({ value: layer, label: layer }))}
        onChange={(layer) => layer && onChange(layer)}
      />
    </>
  );
}
