import { Form } from 'antd';
import { useState } from 'react';
import { useTranslation } from '../../locale/useTranslation';
import type { ComponentFormProps } from './ComponentActions';
import { FormButtons, ReasonField } from './formParts';
import { PlaceField } from './PlaceField';
import { usePlacing } from './placing';

/** Puts a component where it really is: a tap on the map or coordinates; its unit grid follows. */
export function MoveForm({ placing, isGiving, onGive, onCancel }: ComponentFormProps) {
  const { t } = useTranslation();
  usePlacing(placing);
  const [isMissing, setIsMissing] = useState(false);
  const { place } = placing;
  const submit = ({ reason }: { reason: string }) => {
    setIsMissing(place === null);
    if (place) onGive({ kind: 'move', payload: { location: place, reason } });
  };
  return (
    <Form<{ reason: string }> layout="vertical" requiredMark={false} onFinish={submit}>
      <PlaceField placing={placing} />
      {isMissing && !place && (
        <p className="field-error" role="alert">
          {t('form.placeNeeded')}
        </p>
      )}
      <ReasonField />
      <FormButtons isGiving={isGiving} onCancel={onCancel} />
    </Form>
  );
}
