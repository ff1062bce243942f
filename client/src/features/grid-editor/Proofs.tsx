import type { DrawingProofs } from '@contract/schemas/unitGridDrafts';
import { Button } from 'antd';
import { useTranslation } from '../../locale/useTranslation';

interface ProofsProps {
  readonly proofs: DrawingProofs;
  /** Shows a place on the map. */
  readonly onPlace: (at: readonly [longitude: number, latitude: number]) => void;
}

/** What the server has proved of the drawing as it is kept: one quiet line, or each rule that is broken with its place. */
export function Proofs({ proofs, onPlace }: ProofsProps) {
  const { t } = useTranslation();
  const broken = proofs.filter(({ holds }) => !holds);
  const isPublishable = !broken.some(({ isRequired }) => isRequired);
  return (
    <div className="grid-proofs" role="status" data-proved={isPublishable}>
      <p>
        {isPublishable
          ? t('grids.proofs.hold', { count: proofs.filter(({ holds }) => holds).length })
          : t('grids.proofs.broken')}
      </p>
      <ul>
        {broken.map(({ name, broken: places, at, isRequired }) => (
          <li key={name} data-rule={name}>
            <span>
              {isRequired
                ? `▲ ${t(`grids.rule.${name}`)}`
                : `● ${t('grids.proofs.remark', { rule: t(`grids.rule.${name}`) })}`}
              {' · '}
              {t('grids.proofs.places', { count: places })}
            </span>
            {at && (
              <Button size="small" onClick={() => onPlace(at)}>
                {t('grids.proofs.show')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
