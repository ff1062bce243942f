import type { ProposalView } from '@contract/schemas/dispatch';
import { Radio } from 'antd';
import { useTranslation } from '../../locale/useTranslation';

export interface UnitChoiceProps {
  readonly proposal: ProposalView;
  readonly chosen: string | null;
  readonly onChoose: (unitCode: string) => void;
}

/** The proposed unit and its alternatives with their open cases. */
export function UnitChoice({ proposal, chosen, onChoose }: UnitChoiceProps) {
  const { t } = useTranslation();
  const { unitCode, unitName, alternatives } = proposal;
  if (!unitCode && alternatives.length === 0) return null;
  return (
    <Radio.Group
      className="condition-list"
      aria-label={t('dispatch.alternatives')}
      value={chosen}
      onChange={(event) => onChoose(event.target.value)}
    >
      {unitCode && <Radio value={unitCode}>{unitName}</Radio>}
      {alternatives.map((unit) => (
        <Radio key={unit.unitCode} value={unit.unitCode}>
          {unit.name}
          <span className="condition-limit">{t('dispatch.load', { count: unit.openCases })}</span>
        </Radio>
      ))}
    </Radio.Group>
  );
}
