import {
  CompassOutlined,
  EnvironmentOutlined,
  FileDoneOutlined,
  LogoutOutlined,
  SafetyCertificateOutlined,
} from '@ant-design/icons';
import type { Session } from '@contract/schemas';
import { Badge } from 'antd';
import { type ReactNode, Suspense, useEffect, useMemo } from 'react';
import { NavLink, Outlet } from 'react-router';
import { useQueue } from '../api/queue';
import { useSignOut } from '../api/session';
import { useTranslation } from '../locale/useTranslation';
import { waitingCount } from '../offline/outbox';
import { startOutbox, useOutbox } from '../offline/useOutbox';
import { DutySwitch } from '../ui/DutySwitch';
import { LanguageSwitch } from '../ui/LanguageSwitch';
import { LiveBar } from '../ui/LiveBar';
import { LoadingNotice } from '../ui/Notices';
import { OutboxBar } from '../ui/OutboxBar';
import { Styled } from '../ui/Styled';
import { type Destination, fieldDestinations } from './homes';
import { loadFieldPages } from './pages';

const icons: Partial<Record<Destination['label'], ReactNode>> = {
  report: <EnvironmentOutlined />,
  tasks: <SafetyCertificateOutlined />,
  survey: <CompassOutlined />,
  sent: <FileDoneOutlined />,
};

/** The tablet's frame: the work above, everything to press within reach of one hand below. */
export function FieldFrame({ session }: { session: Session }) {
  const { t } = useTranslation();
  const signOut = useSignOut();
  const counts = useCounts();
  const { id } = session;
  useEffect(() => startOutbox(id), [id]);
  // A page that could not be fetched is fetched when it is opened.
  useEffect(() => void loadFieldPages().catch(() => undefined), []);
  return (
    <Styled>
      <div className="frame-field">
        <a className="skip-link" href="#main">
          {t('app.skip')}
        </a>
        <OutboxBar />
        <LiveBar />
        <main className="frame-main" id="main">
          <Suspense fallback={<LoadingNotice />}>
            <Outlet />
          </Suspense>
        </main>
        <nav className="bottom-bar" aria-label={t('nav.label')}>
          {fieldDestinations.map(({ path, label }) => (
            <NavLink key={path} to={path} className="bottom-link">
              <Badge count={counts[label] ?? 0} size="small" offset={[10, 0]}>
                <span aria-hidden="true">{icons[label]}</span>
              </Badge>
              {t(`nav.${label}`)}
            </NavLink>
          ))}
          {session.permissions.includes('duty.write') && <DutySwitch />}
          <span className="bottom-person">
            <NavLink to="/account" title={t('nav.account')} className="bottom-account">
              {session.name}
            </NavLink>
            <LanguageSwitch />
            <button type="button" className="text-button" aria-label={t('signIn.out')} onClick={() => signOut.mutate()}>
              <LogoutOutlined />
            </button>
          </span>
        </nav>
      </div>
    </Styled>
  );
}

function useCounts(): Partial<Record<Destination['label'], number>> {
  const filter = useMemo(
    () => ({ inspector: 'me' as const, status: ['confirming' as const, 'verifying' as const], limit: 1 }),
    [],
  );
  const { total, arrivals } = useQueue(filter);
  const waiting = waitingCount(useOutbox((view) => view.items));
  return { tasks: total + arrivals, sent: waiting };
}
