import type { LocatedPlace } from '@contract/schemas';
import type { PositionFix } from '@domain/case/commands';
import { useTranslation } from '../../locale/useTranslation';
import { professionalColors } from '../../map/palette';
import { GroupedCode } from '../../ui/GroupedCode';

/** The grids at the place and the components near it: the map's content in words. */
export function PlaceFacts({ place, fix }: { place: LocatedPlace; fix: PositionFix | null }) {
  const { t } = useTranslation();
  return (
    <>
      <p className="field-grid">
        {t('field.hereGrid')}: <GroupedCode code={place.unitGrid.code} />
      </p>
      <p className="case-quiet">
        {place.subdistrict.name} · {place.community.name}
        {place.responsibilityGrid && <> · {place.responsibilityGrid.name}</>}
        {fix && <> · {t('field.accuracy', { meters: Math.round(fix.accuracyMeters) })}</>}
      </p>
      {place.professionalGrids.length > 0 && (
        <p>
          {place.professionalGrids.map((grid) => (
            <span className="professional-tag" key={grid.code} style={{ borderColor: professionalColors[grid.kind] }}>
              {t(`professional.${grid.kind}`)} · {grid.name}
            </span>
          ))}
        </p>
      )}
      <h2 className="field-small-title">{t('field.nearby')}</h2>
      <ul className="nearby-list">
        {place.components.slice(0, 6).map((component) => (
          <li key={component.code}>
            {component.name} <span className="case-quiet">{meters(component.distanceMeters, t)}</span>
          </li>
        ))}
        {place.components.length === 0 && <li className="case-quiet">{t('field.noNearby')}</li>}
      </ul>
    </>
  );
}

function meters(distance: number, t: ReturnType<typeof useTranslation>['t']): string {
  return t('field.meters', { meters: Math.round(distance) });
}
