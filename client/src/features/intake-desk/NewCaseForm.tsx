import type { Receipt } from '@contract/schemas';
import type { CaseSource, Position } from '@domain/case/caseFile';
import { Alert, Button, Form, Input, Select } from 'antd';
import { useGiveCommand } from '../../api/cases';
import { errorCodeOf } from '../../api/problem';
import type { useLocate } from '../../api/reference';
import { useTranslation } from '../../locale/useTranslation';
import { uuidv7 } from '../../offline/uuid';
import { CategorySelect } from '../../ui/CategorySelect';
import { PlaceField } from './PlaceField';

interface Values {
  readonly source: CaseSource;
  readonly categoryId: string;
  readonly address?: string;
  readonly description: string;
}

export interface NewCaseFormProps {
  readonly place: Position | null;
  readonly located: ReturnType<typeof useLocate>;
  readonly onPlace: (place: Position) => void;
  readonly onDone: (receipt: Receipt) => void;
}

const sources = ['hotline', 'citizen', 'supervisor'] as const;

/** The operator's form; what was typed stays when the case is refused. */
export function NewCaseForm({ place, located, onPlace, onDone }: NewCaseFormProps) {
  const { t } = useTranslation();
  const { mutateAsync, isPending, error } = useGiveCommand();
  const submit = async (values: Values) => {
    const districtCode = located.data?.district.code;
    if (!place || !districtCode) return;
    const payload = { ...values, location: place, address: values.address || undefined, photos: [] };
    const command = { kind: 'report', commandId: uuidv7(), caseId: uuidv7(), payload } as const;
    const receipt = await mutateAsync({ districtCode, command, photos: [] }).catch(() => null);
    if (receipt) onDone(receipt);
  };
  const needed = (message: string) => [{ required: true, whitespace: true, message }];
  return (
    <Form<Values>
      layout="vertical"
      requiredMark={false}
      initialValues={{ source: 'hotline' }}
      onFinish={(values) => void submit(values)}
    >
      <PlaceField place={place} located={located} onPlace={onPlace} />
      <Form.Item name="source" label={t('hotline.source')}>
        <Select options={sources.map((value) => ({ value, label: t(`source.${value}`) }))} />
      </Form.Item>
      <Form.Item name="categoryId" label={t('hotline.category')} rules={needed(t('hotline.needCategory'))}>
        <CategorySelect />
      </Form.Item>
      <Form.Item name="address" label={t('hotline.address')}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="description" label={t('hotline.description')} rules={needed(t('hotline.needDescription'))}>
        <Input.TextArea rows={4} maxLength={2000} />
      </Form.Item>
      {error && <Alert type="error" title={t(`refusal.${errorCodeOf(error)}`)} className="form-alert" />}
      <Button type="primary" htmlType="submit" loading={isPending} disabled={!located.data || !place}>
        {t('hotline.submit')}
      </Button>
    </Form>
  );
}
