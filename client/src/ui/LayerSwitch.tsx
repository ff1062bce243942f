import { DownOutlined, UpOutlined } from '@ant-design/icons';
import { type ProfessionalKind, professionalKinds } from '@domain/grid/codes';
import { Checkbox } from 'antd';
import { useState } from 'react';
import { useTranslation } from '../locale/useTranslation';
import { professionalColors } from '../map/palette';
import './layerSwitch.css';

export interface LayerSwitchProps {
  readonly shown: readonly ProfessionalKind[];
  readonly onChange: (shown: readonly ProfessionalKind[]) => void;
  readonly showsCases?: boolean;
  readonly onShowCases?: (isShown: boolean) => void;
}

/** Switches the professional grids in their four fixed hues, and the open cases of the whole city. */
export function LayerSwitch({ shown, onChange, showsCases = false, onShowCases }: LayerSwitchProps) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const toggle = (kind: ProfessionalKind, isShown: boolean) =>
    onChange(isShown ? [...shown, kind] : shown.filter((other) => other !== kind));
  return (
    <div className="layer-switch">
      <button type="button" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
        {t('map.layers')} {isOpen ? <UpOutlined /> : <DownOutlined />}
      </button>
      {isOpen && (
        <fieldset>
          <legend>{t('map.professional')}</legend>
          {professionalKinds.map((kind) => (
            <Checkbox
              key={kind}
              checked={shown.includes(kind)}
              onChange={(event) => toggle(kind, event.target.checked)}
            >
              <span className="layer-swatch" style={{ background: professionalColors[kind] }} />
              {t(`professional.${kind}`)}
            </Checkbox>
          ))}
          {onShowCases && (
            <Checkbox checked={showsCases} onChange={(event) => onShowCases(event.target.checked)}>
              {t('map.allCases')}
            </Checkbox>
          )}
        </fieldset>
      )}
    </div>
  );
}
