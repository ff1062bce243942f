import { findingCodes } from '@domain/dispatch/inspect/finding';
import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { CallError, errorCodeOf } from '../../api/problem';
import { queryKeys } from '../../api/queryKeys';
import { type Translate, useTranslation } from '../../locale/useTranslation';

/** Why the rules were not saved or published, with the place in words, and what can be done. */
export function SaveNotice({ error }: { error: unknown }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  if (!error) return null;
  const isStale = errorCodeOf(error) === 'stale-version';
  const reload = () => void client.invalidateQueries({ queryKey: queryKeys.ruleDraft });
  return (
    <Alert
      className="rules-notice"
      type="error"
      role="alert"
      title={textOf(error, t)}
      action={isStale && <Button onClick={reload}>{t('rules.reload')}</Button>}
    />
  );
}

function textOf(error: unknown, t: Translate): string {
  const code = errorCodeOf(error);
  const { path, reason, value, by } = detailsOf(error);
  if (code === 'stale-version') return t('rules.stale', { name: by ?? t('rules.someone') });
  if (code === 'not-your-district') return t('rules.beyond', { path: path ?? '' });
  if (code !== 'rule-invalid') return t(`refusal.${code}`);
  const number = Number(/^rules\[(\d+)\]/.exec(path ?? '')?.[1] ?? 0) + 1;
  const known = findingCodes.find((each) => each === reason);
  const text = known
    ? t(`rules.finding.${known}`, { value: value ?? '', other: '' })
    : t('rules.invalid.other', { path: path ?? '' });
  return `${t('rules.invalid.title')}. ${t('rules.invalid.rule', { number, text })}`;
}

type Details = Partial<Record<'path' | 'reason' | 'value' | 'by', string | null>>;

function detailsOf(error: unknown): Details {
  return error instanceof CallError ? (error.details as Details) : {};
}
