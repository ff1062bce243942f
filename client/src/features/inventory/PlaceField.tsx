import { errorCodeOf } from '../../api/problem';
import { useLocate } from '../../api/reference';
import { useTranslation } from '../../locale/useTranslation';
import { CoordinatesInput } from '../../ui/CoordinatesInput';
import { GroupedCode } from '../../ui/GroupedCode';
import type { Placing } from './placing';

/** The place that was tapped on the map or typed, and the unit grid it lies in. */
export function PlaceField({ placing: { place, setPlace } }: { placing: Placing }) {
  const { t } = useTranslation();
  const located = useLocate(place, null);
  return (
    <div className="component-place">
      <p className="inventory-quiet">{t('inventory.tapPlace')}</p>
      <CoordinatesInput onPlace={setPlace} />
      <p role="status" className="inventory-quiet">
        {place && located.isError && <span className="field-error">{t(`refusal.${errorCodeOf(located.error)}`)}</span>}
        {place && located.data && !located.isError && (
          <>
            {located.data.subdistrict.name} {located.data.community.name}{' '}
            <GroupedCode code={located.data.unitGrid.code} />
          </>
        )}
      </p>
    </div>
  );
}
