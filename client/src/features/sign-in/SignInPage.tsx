import type { City } from '@contract/schemas';
import { Alert, Button, Form, Input } from 'antd';
import { errorCodeOf } from '../../api/problem';
import { useSignIn } from '../../api/session';
import { useTranslation } from '../../locale/useTranslation';
import { CityMap } from '../../map/CityMap';
import { LanguageSwitch } from '../../ui/LanguageSwitch';
import { DemoAccounts } from './DemoAccounts';
import './signIn.css';

interface Credentials {
  readonly login: string;
  readonly password: string;
}

/** Signing in, with the city calmly behind it; a demo offers its accounts as buttons. */
export function SignInPage({ city }: { city: City }) {
  const { t } = useTranslation();
  const { mutate, isPending, error } = useSignIn();
  const needed = (message: string) => [{ required: true, message }];
  return (
    <main className="sign-in" id="main">
      <div className="sign-in-map" aria-hidden="true" inert>
        <CityMap city={city} label={t('map.label')} isInteractive={false} />
      </div>
      <div className="sign-in-card">
        <header>
          <h1>{t('app.name')}</h1>
          <p>
            {city.name} · {t('app.full')}
          </p>
        </header>
        <Form<Credentials> layout="vertical" requiredMark={false} onFinish={(values) => mutate(values)}>
          <Form.Item name="login" label={t('signIn.login')} rules={needed(t('signIn.needLogin'))}>
            <Input autoComplete="username" maxLength={64} autoFocus />
          </Form.Item>
          <Form.Item name="password" label={t('signIn.password')} rules={needed(t('signIn.needPassword'))}>
            <Input.Password autoComplete="current-password" maxLength={256} />
          </Form.Item>
          {error && (
            <Alert
              className="form-alert"
              type="error"
              role="alert"
              title={t('signIn.failedTitle')}
              description={t(`refusal.${errorCodeOf(error)}`)}
            />
          )}
          <Button type="primary" htmlType="submit" block loading={isPending}>
            {t('signIn.submit')}
          </Button>
        </Form>
        <DemoAccounts accounts={city.demoAccounts} isBusy={isPending} onChoose={mutate} />
        <LanguageSwitch />
      </div>
    </main>
  );
}
