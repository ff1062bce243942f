import { accuracyClasses, dataSources } from '@domain/inventory/component';
import { Button, Form, Input, Select } from 'antd';
import { useUnits } from '../../api/reference';
import { useTranslation } from '../../locale/useTranslation';

/** Why: kept with the change for ever. */
export function ReasonField({ isRequired = true }: { isRequired?: boolean }) {
  const { t } = useTranslation();
  return (
    <Form.Item
      name="reason"
      label={isRequired ? t('inventory.reason') : t('inventory.reasonOptional')}
      rules={[{ required: isRequired, whitespace: isRequired, message: t('form.reasonNeeded') }]}
    >
      <Input.TextArea rows={2} maxLength={500} />
    </Form.Item>
  );
}

/** Save and cancel. */
export function FormButtons({ isGiving, onCancel }: { isGiving: boolean; onCancel: () => void }) {
  const { t } = useTranslation();
  return (
    <div className="component-buttons">
      <Button type="primary" htmlType="submit" loading={isGiving}>
        {t('action.save')}
      </Button>
      <Button onClick={onCancel}>{t('action.cancel')}</Button>
    </div>
  );
}

/** The attributes that are written in place. */
export function AttributeFields({ districtCode }: { districtCode: string }) {
  const { t } = useTranslation();
  const { data: units } = useUnits();
  const options = (units ?? [])
    .filter((unit) => unit.districtCode === districtCode)
    .map(({ code, name }) => ({ value: code, label: name }));
  return (
    <>
      <Form.Item
        name="name"
        label={t('inventory.fact.name')}
        rules={[{ required: true, whitespace: true, message: t('inventory.nameNeeded') }]}
      >
        <Input maxLength={100} />
      </Form.Item>
      {(['authority', 'owner', 'maintainer'] as const).map((role) => (
        <Form.Item key={role} name={`${role}Code`} label={t(`inventory.fact.${role}`)}>
          <Select allowClear showSearch={{ optionFilterProp: 'label' }} options={options} />
        </Form.Item>
      ))}
      <Form.Item name="dataSource" label={t('inventory.fact.dataSource')}>
        <Select options={dataSources.map((value) => ({ value, label: t(`inventory.dataSource.${value}`) }))} />
      </Form.Item>
      <Form.Item name="accuracy" label={t('inventory.fact.accuracy')}>
        <Select options={accuracyClasses.map((value) => ({ value, label: t(`inventory.accuracy.${value}`) }))} />
      </Form.Item>
      <Form.Item name="note" label={t('inventory.fact.note')}>
        <Input.TextArea rows={2} maxLength={1000} />
      </Form.Item>
    </>
  );
}
