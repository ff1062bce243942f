import type { ProposalView } from '@contract/schemas/dispatch';
import { Radio } from 'antd';
import { useTranslation } from '../../locale/useTranslation';
import { distanceText } from '../../ui/distance';

export interface UnitChoiceProps {
  readonly proposal: ProposalView;
  readonly chosen: string | null;
  readonly onChoose: (unitCode: string) => void;
}

/** The proposed unit and its alternatives in their order: those of the trade first, with their load and distance. */
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
          <span className="condition-limit">
            {[
              unit.isOfTrade ? t('assign.ofTrade') : null,
              t('dispatch.load', { count: unit.openCases }),
              unit.distanceMeters === null
                ? null
                : t('assign.distance', { distance: distanceText(unit.distanceMeters, t) }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </Radio>
      ))}
    </Radio.Group>
  );
}
