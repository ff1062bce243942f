import { type ComponentState, componentStates } from '@domain/inventory/component';
import { Form, Radio } from 'antd';
import { useTranslation } from '../../locale/useTranslation';
import type { ComponentFormProps } from './ComponentActions';
import { FormButtons, ReasonField } from './formParts';

type Settable = Exclude<ComponentState, 'removed'>;
interface Values {
  readonly state: Settable;
  readonly reason: string;
}

/** Says in what state the component is now. */
export function StateForm({ detail, isGiving, onGive, onCancel }: ComponentFormProps) {
  const { t } = useTranslation();
  const states = componentStates.filter((state) => state !== 'removed' && state !== detail.state);
  return (
    <Form<Values>
      layout="vertical"
      requiredMark={false}
      onFinish={(values) => onGive({ kind: 'change-state', payload: values })}
    >
      <Form.Item
        name="state"
        label={t('inventory.newState')}
        rules={[{ required: true, message: t('inventory.stateNeeded') }]}
      >
        <Radio.Group options={states.map((value) => ({ value, label: t(`inventory.state.${value}`) }))} />
      </Form.Item>
      <ReasonField />
      <FormButtons isGiving={isGiving} onCancel={onCancel} />
    </Form>
  );
}

/** Takes the component out of the stock; its code stays its own for ever. */
export function RetireForm({ isGiving, onGive, onCancel }: ComponentFormProps) {
  const { t } = useTranslation();
  return (
    <Form<{ reason: string }>
      layout="vertical"
      requiredMark={false}
      onFinish={(values) => onGive({ kind: 'retire', payload: values })}
    >
      <p className="inventory-quiet">{t('inventory.retireHint')}</p>
      <ReasonField />
      <FormButtons isGiving={isGiving} onCancel={onCancel} />
    </Form>
  );
}
