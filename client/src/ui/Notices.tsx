import type { ReactNode } from 'react';
import { errorCodeOf } from '../api/problem';
import { useTranslation } from '../locale/useTranslation';
import './notices.css';

/** What went wrong, in words, with a way to try again. */
export function ErrorNotice({ error, onRetry }: { error: unknown; onRetry?: () => unknown }) {
  const { t } = useTranslation();
  return (
    <div className="notice notice-error" role="alert">
      <strong>{t('list.failed')}</strong>
      <p>{t(`refusal.${errorCodeOf(error)}`)}</p>
      {onRetry && (
        <button type="button" className="plain-button" onClick={() => void onRetry()}>
          {t('list.retry')}
        </button>
      )}
    </div>
  );
}

/** Why there is nothing to see, and what will change that. */
export function EmptyNotice({ title, hint, children }: { title: string; hint?: string; children?: ReactNode }) {
  return (
    <div className="notice">
      <strong>{title}</strong>
      {hint && <p>{hint}</p>}
      {children}
    </div>
  );
}

/** Grey bars in the shape of what is coming. */
export function LoadingNotice({ rows = 4 }: { rows?: number }) {
  const { t } = useTranslation();
  return (
    <div className="notice-loading" role="status" aria-label={t('list.loading')}>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its place
        <div key={row} className="notice-bar" />
      ))}
    </div>
  );
}
