import type { City } from '@contract/schemas';
import { useTranslation } from '../../locale/useTranslation';

export interface DemoAccountsProps {
  readonly accounts: City['demoAccounts'];
  readonly isBusy: boolean;
  readonly onChoose: (account: { login: string; password: string }) => void;
}

/** The demo's accounts; one click signs in. Absent outside a demo. */
export function DemoAccounts({ accounts, isBusy, onChoose }: DemoAccountsProps) {
  const { t } = useTranslation();
  if (accounts.length === 0) return null;
  return (
    <section className="demo-accounts" aria-label={t('signIn.demo')}>
      <h2>{t('signIn.demo')}</h2>
      <ul>
        {accounts.map(({ login, password, name, roleCode, hint }) => (
          <li key={login}>
            <button
              type="button"
              disabled={isBusy}
              data-login={login}
              data-role={roleCode}
              title={hint}
              onClick={() => onChoose({ login, password })}
            >
              <strong>{t(`role.${roleCode}`)}</strong>
              <span>{name}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
