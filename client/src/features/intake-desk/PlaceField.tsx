import type { Area } from '@contract/schemas';
import type { Position } from '@domain/case/caseFile';
import { Button, Form, Input, Space } from 'antd';
import { errorCodeOf } from '../../api/problem';
import type { useLocate } from '../../api/reference';
import { useTranslation } from '../../locale/useTranslation';
import { GroupedCode } from '../../ui/GroupedCode';
import { usePlaceSearch } from './usePlaceSearch';

export interface PlaceFieldProps {
  readonly place: Position | null;
  readonly located: ReturnType<typeof useLocate>;
  /** The area the map was moved to, while no place in it has been chosen. */
  readonly area: Area | null;
  readonly districtCode: string | null;
  readonly onPlace: (place: Position) => void;
  readonly onArea: (area: Area) => void;
}

/** Where it is: a tap on the map, typed coordinates, or the name of an area to tap in; answered with the grid found. */
export function PlaceField(props: PlaceFieldProps) {
  const { t } = useTranslation();
  const { text, setText, use, state, found, chooseArea } = usePlaceSearch(props.districtCode, props);
  return (
    <Form.Item
      label={t('hotline.pickPlace')}
      htmlFor="new-case-coordinates"
      {...(state === 'wrong' ? { validateStatus: 'error' as const, help: t('hotline.coordinatesWrong') } : {})}
    >
      <Space.Compact block>
        <Input
          id="new-case-coordinates"
          placeholder={t('hotline.placeText')}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onPressEnter={(event) => {
            if (event.ctrlKey || event.metaKey) return;
            event.preventDefault();
            void use();
          }}
        />
        <Button loading={state === 'looking'} onClick={() => void use()}>
          {t('hotline.useCoordinates')}
        </Button>
      </Space.Compact>
      {found.length > 0 && (
        <ul className="template-chips" aria-label={t('hotline.areas')}>
          {found.map((area) => (
            <li key={area.code}>
              <Button size="small" onClick={() => chooseArea(area)}>
                {area.name}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <PlaceFound {...props} />
    </Form.Item>
  );
}

function PlaceFound({ place, located, area }: PlaceFieldProps) {
  const { t } = useTranslation();
  return (
    <div className="new-case-place" role="status">
      {!place && (area ? t('hotline.tapHere', { area: area.name }) : t('hotline.needPlace'))}
      {place && located.isError && <span className="field-error">{t(`refusal.${errorCodeOf(located.error)}`)}</span>}
      {place && located.data && !located.isError && (
        <>
          {located.data.subdistrict.name} {located.data.community.name}{' '}
          <GroupedCode code={located.data.unitGrid.code} />
        </>
      )}
    </div>
  );
}
