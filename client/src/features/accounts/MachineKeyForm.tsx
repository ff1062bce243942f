import type { City } from '@contract/schemas';
import { type RoleCode, roleCodes } from '@domain/identity/permissions';
import { Alert, Button, Form, Input, Select } from 'antd';
import { useCreateMachineKey } from '../../api/machineKeys';
import { errorCodeOf } from '../../api/problem';
import { useTranslation } from '../../locale/useTranslation';

interface Values {
  readonly name: string;
  readonly roleCode: RoleCode;
  readonly districtCode?: string;
}

/** Names the new key and says whose rights it gets, and where. */
export function MachineKeyForm({ city, onMade }: { city: City; onMade: (secret: string) => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Values>();
  const { mutate, isPending, error } = useCreateMachineKey();
  const submit = ({ name, roleCode, districtCode }: Values) =>
    mutate(
      { name, roleCode, districtCode: districtCode || null },
      {
        onSuccess: ({ secret }) => {
          form.resetFields();
          onMade(secret);
        },
      },
    );
  return (
    <Form<Values>
      form={form}
      layout="vertical"
      requiredMark={false}
      className="key-form"
      initialValues={{ roleCode: 'hotline', districtCode: '' }}
      onFinish={submit}
    >
      <Form.Item
        name="name"
        label={t('key.name')}
        rules={[{ required: true, whitespace: true, message: t('key.needName') }]}
      >
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="roleCode" label={t('key.role')} rules={[{ required: true, message: t('key.needRole') }]}>
        <Select options={roleCodes.map((value) => ({ value, label: t(`role.${value}`) }))} />
      </Form.Item>
      <Form.Item name="districtCode" label={t('key.district')}>
        <Select
          options={[
            { value: '', label: t('heat.wholeCity') },
            ...city.districts.map(({ code, name }) => ({ value: code, label: name })),
          ]}
        />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={isPending}>
        {t('key.create')}
      </Button>
      {error && <Alert type="error" title={t(`refusal.${errorCodeOf(error)}`)} />}
    </Form>
  );
}
