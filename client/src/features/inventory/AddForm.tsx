import type { ComponentAttributes } from '@domain/inventory/component';
import { Form, Select } from 'antd';
import { useState } from 'react';
import { useGiveComponentCommand } from '../../api/inventory';
import { errorCodeOf } from '../../api/problem';
import { useCategories } from '../../api/reference';
import { useTranslation } from '../../locale/useTranslation';
import { uuidv7 } from '../../offline/uuid';
import { useCategoryNames } from '../../ui/useCategoryNames';
import { AttributeFields, FormButtons, ReasonField } from './formParts';
import { PlaceField } from './PlaceField';
import { type Placing, usePlacing } from './placing';

type Values = ComponentAttributes & { readonly categoryId: string; readonly reason?: string };

interface Props {
  readonly districtCode: string;
  readonly placing: Placing;
  /** With the code of the new component, or null when there is none. */
  readonly onDone: (code: string | null) => void;
}

/** Enters a component by hand; the server gives the next code of its category. */
export function AddForm({ districtCode, placing, onDone }: Props) {
  const { t } = useTranslation();
  const { place } = placing;
  const { data: categories } = useCategories();
  const nameOf = useCategoryNames();
  const [isMissing, setIsMissing] = useState(false);
  const [form] = Form.useForm<Values>();
  const { mutate, isPending, error } = useGiveComponentCommand();
  usePlacing(placing);
  const components = (categories ?? []).filter(({ kind }) => kind === 'component');
  const submit = (values: Values) => {
    setIsMissing(place === null);
    if (!place) return;
    const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== ''));
    const { categoryId, name } = values;
    const payload = { ...given, categoryId, name, location: place };
    const command = { kind: 'add' as const, commandId: uuidv7(), districtCode, payload };
    mutate({ command }, { onSuccess: ({ code }) => onDone(code) });
  };
  // The name of a thing is most often that of its category.
  const nameAfter = (id: string) => {
    if (!form.getFieldValue('name')) form.setFieldValue('name', components.find((item) => item.id === id)?.name);
  };
  return (
    <section className="component-panel" aria-label={t('inventory.command.add')}>
      <header className="component-head">
        <h2>{t('inventory.command.add')}</h2>
      </header>
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ dataSource: 'surveyed', accuracy: 'B' }}
        onFinish={submit}
      >
        <Form.Item
          name="categoryId"
          label={t('inventory.category')}
          rules={[{ required: true, message: t('inventory.categoryNeeded') }]}
        >
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={components.map(({ id, name }) => ({ value: id, label: nameOf(id, name) }))}
            onChange={nameAfter}
          />
        </Form.Item>
        <PlaceField placing={placing} />
        {isMissing && !place && (
          <p className="field-error" role="alert">
            {t('form.placeNeeded')}
          </p>
        )}
        <AttributeFields districtCode={districtCode} />
        <ReasonField isRequired={false} />
        {error && (
          <p className="field-error" role="alert">
            {t(`refusal.${errorCodeOf(error)}`)}
          </p>
        )}
        <FormButtons isGiving={isPending} onCancel={() => onDone(null)} />
      </Form>
    </section>
  );
}
