import type { Area, Receipt } from '@contract/schemas';
import type { SimilarCases } from '@contract/schemas/search';
import { Alert, Button, Form, type FormInstance, Input, Select } from 'antd';
import { errorCodeOf } from '../../api/problem';
import type { useLocate } from '../../api/reference';
import { useTranslation } from '../../locale/useTranslation';
import { CategorySelect } from '../../ui/CategorySelect';
import { useShortcuts } from '../../ui/desk/shortcuts';
import { NewCaseSimilar } from './NewCaseSimilar';
import type { NewCaseDraft } from './newCaseDraft';
import { PlaceField } from './PlaceField';
import { SuggestedCategories } from './SuggestedCategories';
import { type NewCaseValues, useRecordCase } from './useRecordCase';

export interface NewCaseFormProps {
  readonly draft: NewCaseDraft;
  readonly located: ReturnType<typeof useLocate>;
  readonly similar: SimilarCases | undefined;
  readonly area: Area | null;
  readonly districtCode: string | null;
  readonly onChange: (part: Partial<NewCaseDraft>) => void;
  readonly onArea: (area: Area) => void;
  readonly onDone: (receipt: Receipt) => void;
}

const sources = ['hotline', 'citizen', 'supervisor'] as const;

/** The operator's form in the order of a call: the caller's words, what it is, where. Nothing is lost by a refusal. */
export function NewCaseForm(props: NewCaseFormProps) {
  const { draft, located, similar, area, districtCode, onChange, onArea, onDone } = props;
  const { t } = useTranslation();
  const [form] = Form.useForm<NewCaseValues>();
  const { record, isPending, error } = useRecordCase(draft.place, located.data?.district.code, onDone);
  const isPlaced = Boolean(located.data && draft.place);
  useShortcuts([{ key: 'Ctrl+Enter', label: t('hotline.submit'), run: () => isPlaced && form.submit() }]);
  return (
    <Form<NewCaseValues>
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={draft}
      onValuesChange={(part) => onChange(part)}
      onFinish={(values) => void record(values)}
    >
      <WordsAndCategory form={form} draft={draft} onChange={onChange} />
      <PlaceField
        place={draft.place}
        located={located}
        area={area}
        districtCode={districtCode}
        onPlace={(place) => onChange({ place })}
        onArea={onArea}
      />
      <Form.Item name="address" label={t('hotline.address')}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="source" label={t('hotline.source')}>
        <Select options={sources.map((value) => ({ value, label: t(`source.${value}`) }))} />
      </Form.Item>
      <NewCaseSimilar similar={similar} />
      {error && <Alert type="error" title={t(`refusal.${errorCodeOf(error)}`)} className="form-alert" />}
      <Button type="primary" htmlType="submit" loading={isPending} disabled={!isPlaced}>
        {t('hotline.submit')} <kbd>Ctrl ↵</kbd>
      </Button>
    </Form>
  );
}

interface WordsAndCategoryProps extends Pick<NewCaseFormProps, 'draft' | 'onChange'> {
  readonly form: FormInstance<NewCaseValues>;
}

function WordsAndCategory({ form, draft, onChange }: WordsAndCategoryProps) {
  const { t } = useTranslation();
  const needed = (message: string) => [{ required: true, whitespace: true, message }];
  const pick = (categoryId: string) => {
    form.setFieldValue('categoryId', categoryId);
    void form.validateFields(['categoryId']);
    onChange({ categoryId });
  };
  return (
    <>
      <Form.Item name="description" label={t('hotline.description')} rules={needed(t('hotline.needDescription'))}>
        <Input.TextArea rows={3} maxLength={2000} autoFocus />
      </Form.Item>
      <Form.Item name="categoryId" label={t('hotline.category')} rules={needed(t('hotline.needCategory'))}>
        <CategorySelect />
      </Form.Item>
      <SuggestedCategories words={draft.description ?? ''} onPick={pick} />
    </>
  );
}
