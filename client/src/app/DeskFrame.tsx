import {
  ApartmentOutlined,
  AuditOutlined,
  BarChartOutlined,
  BellOutlined,
  BorderInnerOutlined,
  DatabaseOutlined,
  FireOutlined,
  InboxOutlined,
  KeyOutlined,
  LogoutOutlined,
  PartitionOutlined,
  PhoneOutlined,
  SearchOutlined,
  SendOutlined,
  SettingOutlined,
  ToolOutlined,
  UploadOutlined,
} from '@ant-design/icons';
import type { Session } from '@contract/schemas';
import { type ComponentType, Suspense } from 'react';
import { NavLink, Outlet } from 'react-router';
import { markVisited, useArrivals, type WatchedQueue, watchedQueues } from '../api/arrivals';
import { useSignOut } from '../api/session';
import { ExportBar } from '../features/case-search/ExportBar';
import { useTranslation } from '../locale/useTranslation';
import { LanguageSwitch } from '../ui/LanguageSwitch';
import { LiveBar } from '../ui/LiveBar';
import { LoadingNotice } from '../ui/Notices';
import { type Destination, deskDestinations } from './homes';
import { useArrivalWatch } from './useArrivalWatch';

const icons: Partial<Record<Destination['label'], ComponentType>> = {
  intake: InboxOutlined,
  newCase: PhoneOutlined,
  duty: AuditOutlined,
  dispatch: SendOutlined,
  worklist: ToolOutlined,
  supervision: BellOutlined,
  search: SearchOutlined,
  heatmap: FireOutlined,
  rules: PartitionOutlined,
  grids: BorderInnerOutlined,
  division: ApartmentOutlined,
  surveyImport: UploadOutlined,
  evaluation: BarChartOutlined,
  inventory: DatabaseOutlined,
  keys: KeyOutlined,
  administration: SettingOutlined,
};

/** A desk's frame: the rail at the left, the work beside it. */
export function DeskFrame({ session }: { session: Session }) {
  const { t } = useTranslation();
  const signOut = useSignOut();
  const shown = deskDestinations.filter((item) => session.permissions.includes(item.needs));
  useArrivalWatch(shown.map(({ label }) => label));
  return (
    <div className="frame-desk">
      <a className="skip-link" href="#main">
        {t('app.skip')}
      </a>
      <nav className="rail" aria-label={t('nav.label')}>
        <span className="rail-mark">{t('app.name')}</span>
        {shown.map(({ path, label }) => (
          <RailLink key={path} path={path} label={label} />
        ))}
        <div className="rail-foot">
          <NavLink className="rail-person" to="/account" title={t('nav.account')}>
            {session.name}
            <small>{t(`role.${session.roleCode}`)}</small>
          </NavLink>
          <LanguageSwitch />
          <button
            type="button"
            className="text-button"
            aria-label={t('signIn.out')}
            title={t('signIn.out')}
            onClick={() => signOut.mutate()}
          >
            <LogoutOutlined />
          </button>
        </div>
      </nav>
      <div className="frame-work">
        <LiveBar />
        {session.permissions.includes('case.export') && <ExportBar />}
        <main className="frame-main" id="main">
          <Suspense fallback={<LoadingNotice />}>
            <Outlet />
          </Suspense>
        </main>
      </div>
    </div>
  );
}

function RailLink({ path, label }: { path: string; label: Destination['label'] }) {
  const { t } = useTranslation();
  const Icon = icons[label];
  const queue = watchedQueues.find((name) => name === label);
  return (
    <NavLink to={path} className="rail-link" onClick={() => queue && markVisited(queue)}>
      <span aria-hidden="true">{Icon && <Icon />}</span>
      {t(`nav.${label}`)}
      {queue && <RailBadge queue={queue} />}
    </NavLink>
  );
}

/** How many cases came to the queue that were not shown yet. */
function RailBadge({ queue }: { queue: WatchedQueue }) {
  const { t } = useTranslation();
  const count = useArrivals((arrivals) => arrivals[queue].size);
  if (count === 0) return null;
  return (
    <span className="rail-badge" data-count={count}>
      <span aria-hidden="true">{count > 99 ? '99+' : count}</span>
      <span className="visually-hidden">{t('list.arrivals', { count })}</span>
    </span>
  );
}
