import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from '../../locale/useTranslation';

/** The secret of a new key, this once. */
export function SecretNotice({ secret, onKept }: { secret: string; onKept: () => void }) {
  const { t } = useTranslation();
  const [isCopied, setIsCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(secret);
    setIsCopied(true);
  };
  return (
    <Alert
      className="form-alert"
      type="warning"
      role="status"
      title={t('key.secret')}
      description={
        <>
          <code className="key-secret">{secret}</code>
          <div className="case-buttons">
            <Button onClick={() => void copy()}>{isCopied ? t('action.copied') : t('action.copy')}</Button>
            <Button onClick={onKept}>{t('key.hideSecret')}</Button>
          </div>
        </>
      }
    />
  );
}
