import { Form, Input, Select } from 'antd';
import { useState } from 'react';
import { errorCodeOf } from '../../../api/problem';
import { useAreaNames, useCategories } from '../../../api/reference';
import { useSurveyChanges } from '../../../api/surveys';
import { useTranslation } from '../../../locale/useTranslation';
import { uuidv7 } from '../../../offline/uuid';
import { useCategoryNames } from '../../../ui/useCategoryNames';
import { FormButtons } from '../formParts';

interface Values {
  readonly name: string;
  readonly categoryIds: string[];
  readonly gridCodes?: string[];
  readonly dueOn: string;
}

const gridCode = /^(\d{9}|\d{12}|\d{15}|\d{9}Z\d{3})$/;

/** Starts a survey: what of what kind in which area, until when. */
export function NewSurveyForm({ districtCode, onDone }: { districtCode: string; onDone: (id: string | null) => void }) {
  const { t } = useTranslation();
  const nameOf = useCategoryNames();
  const { data: categories } = useCategories();
  const areas = useAreaNames([districtCode]);
  const { create } = useSurveyChanges();
  // Sent twice it is still one survey.
  const [id] = useState(() => uuidv7());
  const components = (categories ?? []).filter(({ kind }) => kind === 'component');
  const submit = ({ name, categoryIds, gridCodes = [], dueOn }: Values) =>
    create.mutate({ id, districtCode, name, categoryIds, gridCodes, dueOn }, { onSuccess: () => onDone(id) });
  return (
    <Form<Values> className="survey-form" layout="vertical" requiredMark={false} onFinish={submit}>
      <Form.Item
        name="name"
        label={t('survey.name')}
        rules={[{ required: true, whitespace: true, message: t('survey.nameNeeded') }]}
      >
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item
        name="categoryIds"
        label={t('survey.categories')}
        rules={[{ required: true, message: t('survey.categoriesNeeded') }]}
      >
        <Select
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          options={components.map((item) => ({ value: item.id, label: nameOf(item.id, item.name) }))}
        />
      </Form.Item>
      <Form.Item
        name="gridCodes"
        label={t('survey.area')}
        normalize={(codes: string[]) => codes.filter((code) => gridCode.test(code))}
      >
        <Select
          mode="tags"
          showSearch={{ optionFilterProp: 'label' }}
          tokenSeparators={[' ', ',', '，']}
          placeholder={t('inventory.grid')}
          options={[...areas].map(([value, label]) => ({ value, label }))}
        />
      </Form.Item>
      <Form.Item name="dueOn" label={t('survey.due')} rules={[{ required: true, message: t('survey.dueNeeded') }]}>
        <Input type="date" />
      </Form.Item>
      {create.isError && (
        <p className="field-error" role="alert">
          {t(`refusal.${errorCodeOf(create.error)}`)}
        </p>
      )}
      <FormButtons isGiving={create.isPending} onCancel={() => onDone(null)} />
    </Form>
  );
}
