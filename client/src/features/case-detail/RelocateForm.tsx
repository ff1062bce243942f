import type { Position } from '@domain/case/caseFile';
import { Form, Input } from 'antd';
import { useMemo } from 'react';
import { errorCodeOf } from '../../api/problem';
import { useCity, useLocate } from '../../api/reference';
import { useTranslation } from '../../locale/useTranslation';
import { CityMap } from '../../map/CityMap';
import { CoordinatesInput } from '../../ui/CoordinatesInput';
import type { CommandFormProps } from '../../ui/commandForm';
import { GroupedCode } from '../../ui/GroupedCode';
import { FormButtons } from './FormButtons';
import { WordsField } from './WordsField';

interface Values {
  readonly location: Position;
  readonly address?: string;
  readonly reason: string;
}

/** Puts a case where it really is: a tap on the map, or coordinates; the grids follow from the place. */
export function RelocateForm({ detail, isGiving, onGive, onCancel }: CommandFormProps<'relocate'>) {
  const { t } = useTranslation();
  const submit = ({ location, address, reason }: Values) =>
    onGive({ location, address: address?.trim() || undefined, reason });
  return (
    <Form<Values> layout="vertical" requiredMark={false} onFinish={(values) => void submit(values)}>
      <Form.Item
        name="location"
        label={t('form.pickPlace')}
        rules={[{ required: true, message: t('form.placeNeeded') }]}
      >
        <PickedPlace from={detail.location} />
      </Form.Item>
      <Form.Item name="address" label={t('form.address')}>
        <Input maxLength={200} />
      </Form.Item>
      <WordsField name="reason" label={t('form.reason')} needed={t('form.reasonNeeded')} />
      <FormButtons isGiving={isGiving} onCancel={onCancel} />
    </Form>
  );
}

interface PickedPlaceProps {
  readonly from: Position;
  readonly value?: Position;
  readonly onChange?: (place: Position) => void;
}

function PickedPlace({ from, value, onChange }: PickedPlaceProps) {
  const { t } = useTranslation();
  const city = useCity().data;
  const located = useLocate(value ?? null, null);
  const target = useMemo(() => ({ key: `${from.longitude},${from.latitude}`, to: from, zoom: 16.5 }), [from]);
  const code = value && located.data?.unitGrid.code;
  return (
    <div className="relocate-place">
      <CoordinatesInput onPlace={(place) => onChange?.(place)} />
      {city && (
        <div className="relocate-map">
          <CityMap
            city={city}
            label={t('form.pickPlace')}
            pin={value ?? from}
            target={target}
            focus={code ? { level: 'unit-grid', code } : null}
            onTap={({ longitude, latitude }) => onChange?.({ longitude, latitude })}
          />
        </div>
      )}
      <p role="status" className="case-quiet">
        {value && located.isError && <span className="field-error">{t(`refusal.${errorCodeOf(located.error)}`)}</span>}
        {value && located.data && !located.isError && (
          <>
            {located.data.subdistrict.name} {located.data.community.name}{' '}
            <GroupedCode code={located.data.unitGrid.code} />
          </>
        )}
      </p>
    </div>
  );
}
