import { Alert } from 'antd';
import { errorCodeOf } from '../../../api/problem';
import { useTranslation } from '../../../locale/useTranslation';

/** Why something was not kept; nothing where it was. */
export function SettingsFailure({ error }: { readonly error: unknown }) {
  const { t } = useTranslation();
  if (!error) return null;
  const code = errorCodeOf(error);
  const isOwn = code === 'stale-version' || code === 'not-removable' || code === 'not-your-district';
  return <Alert type="error" showIcon title={isOwn ? t(`surveySettings.${code}`) : t(`refusal.${code}`)} />;
}
