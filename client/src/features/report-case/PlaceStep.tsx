import { AimOutlined, PlusOutlined } from '@ant-design/icons';
import type { Position } from '@domain/case/caseFile';
import { Button } from 'antd';
import { errorCodeOf } from '../../api/problem';
import type { useLocate } from '../../api/reference';
import { useTranslation } from '../../locale/useTranslation';
import type { usePosition } from '../../ui/usePosition';
import { useDraft } from './draft';
import { PlaceFacts } from './PlaceFacts';

export interface PlaceStepProps {
  readonly located: ReturnType<typeof useLocate>;
  readonly position: ReturnType<typeof usePosition>;
  readonly mapCentre: () => Position | null;
}

/** Where it is: the own position, a tap on the map or the map's centre, answered with the grid and what stands near. */
export function PlaceStep({ located, position, mapCentre }: PlaceStepProps) {
  const { t } = useTranslation();
  const { location } = useDraft();
  const locate = async () => {
    const fix = await position.locate();
    if (fix) useDraft.setState({ location: { longitude: fix.longitude, latitude: fix.latitude }, fix });
  };
  const takeCentre = () => {
    const centre = mapCentre();
    if (centre) useDraft.setState({ location: centre });
  };
  return (
    <>
      <div className="field-sheet-body" aria-live="polite">
        {!location && <p>{position.progress === 'failed' ? t('field.locateFailed') : t('field.noPosition')}</p>}
        {location && located.isError && (
          <p className="field-error" role="alert">
            {t(`refusal.${errorCodeOf(located.error)}`)}
          </p>
        )}
        {location && located.data && !located.isError && <PlaceFacts place={located.data} fix={position.fix} />}
      </div>
      <div className="field-buttons">
        <Button
          type="primary"
          icon={<PlusOutlined />}
          className="field-main-button"
          disabled={!location}
          onClick={() => useDraft.setState({ step: 'category' })}
        >
          {t('field.start')}
        </Button>
        <Button icon={<AimOutlined />} loading={position.progress === 'locating'} onClick={() => void locate()}>
          {position.progress === 'locating' ? t('field.locating') : t('field.locate')}
        </Button>
        <Button onClick={takeCentre}>{t('field.mapCentre')}</Button>
      </div>
    </>
  );
}
