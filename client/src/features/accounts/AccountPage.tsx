import type { City, Session } from '@contract/schemas';
import { Alert, Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useChangePassword } from '../../api/administration';
import { errorCodeOf } from '../../api/problem';
import './keys.css';

interface Values {
  readonly current: string;
  readonly next: string;
  readonly repeat: string;
}

/** Who one is here, and the own password. */
export function AccountPage({ city, session }: { city: City; session: Session }) {
  const { t } = useTranslation();
  const district = city.districts.find(({ code }) => code === session.districtCode);
  return (
    <div className="keys-page">
      <h1>{t('administration.account.title')}</h1>
      <dl className="account-facts">
        <dt>{t('administration.account.name')}</dt>
        <dd>{session.name}</dd>
        <dt>{t('administration.account.role')}</dt>
        <dd>{t(`role.${session.roleCode}`)}</dd>
        <dt>{t('administration.account.area')}</dt>
        <dd>{district?.name ?? session.districtCode ?? t('administration.wholeCity')}</dd>
      </dl>
      <h2>{t('administration.account.change')}</h2>
      <PasswordForm />
    </div>
  );
}

function PasswordForm() {
  const { t } = useTranslation();
  const [form] = Form.useForm<Values>();
  const { mutate, isPending, error, isSuccess } = useChangePassword();
  const submit = ({ current, next }: Values) => mutate({ current, next }, { onSuccess: () => form.resetFields() });
  const isWrong = error !== null && errorCodeOf(error) === 'password-wrong';
  return (
    <Form<Values> form={form} layout="vertical" requiredMark={false} className="account-form" onFinish={submit}>
      <Form.Item
        name="current"
        label={t('administration.account.current')}
        rules={[{ required: true, message: t('administration.account.needCurrent') }]}
        {...(isWrong && { validateStatus: 'error', help: t('refusal.password-wrong') })}
      >
        <Input.Password maxLength={256} autoComplete="current-password" />
      </Form.Item>
      <Form.Item
        name="next"
        label={t('administration.account.next')}
        rules={[{ required: true, min: 10, message: t('administration.account.needNext') }]}
      >
        <Input.Password maxLength={256} autoComplete="new-password" />
      </Form.Item>
      <RepeatField />
      {error && !isWrong && <Alert type="error" role="alert" title={t(`refusal.${errorCodeOf(error)}`)} />}
      {isSuccess && <Alert type="success" role="status" title={t('administration.account.changed')} />}
      <Button type="primary" htmlType="submit" loading={isPending} data-action="change-password">
        {t('administration.account.change')}
      </Button>
    </Form>
  );
}

function RepeatField() {
  const { t } = useTranslation();
  const message = t('administration.account.notSame');
  return (
    <Form.Item
      name="repeat"
      label={t('administration.account.repeat')}
      dependencies={['next']}
      rules={[
        ({ getFieldValue }) => ({
          validator: (_, value) =>
            value === getFieldValue('next') ? Promise.resolve() : Promise.reject(new Error(message)),
        }),
      ]}
    >
      <Input.Password maxLength={256} autoComplete="new-password" />
    </Form.Item>
  );
}
