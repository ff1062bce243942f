import type { City, Session } from '@contract/schemas';
import type { Permission } from '@domain/identity/permissions';
import { createContext, type ReactNode, Suspense, useContext } from 'react';
import { Link, Navigate, Outlet, useLocation } from 'react-router';
import { useCity } from '../api/reference';
import { useSession } from '../api/session';
import { useTranslation } from '../locale/useTranslation';
import { ErrorNotice, LoadingNotice } from '../ui/Notices';
import { PlainResult } from '../ui/PlainResult';
import { SignedIn } from './SignedIn';

interface Known {
  readonly city: City;
  readonly session: Session;
}

const KnownContext = createContext<Known | null>(null);

/** The city and the signed-in person; only below the gate. */
export function useKnown(): Known {
  const known = useContext(KnownContext);
  if (!known) throw new Error('used outside the gate');
  return known;
}

/** Lets signed-in people through, with the city's facts at hand; others go to the sign-in page and come back after it. */
export function Gate() {
  const city = useCity();
  const session = useSession();
  const { pathname, search } = useLocation();
  if (city.isError) return <ErrorNotice error={city.error} onRetry={city.refetch} />;
  if (session.isError) return <ErrorNotice error={session.error} onRetry={session.refetch} />;
  if (!city.data || session.isPending) return <LoadingNotice />;
  if (!session.data) {
    const next = pathname === '/' ? '' : `?next=${encodeURIComponent(pathname + search)}`;
    return <Navigate to={`/sign-in${next}`} replace />;
  }
  return (
    <KnownContext value={{ city: city.data, session: session.data }}>
      <SignedIn session={session.data}>
        <Suspense fallback={<LoadingNotice />}>
          <Outlet />
        </Suspense>
      </SignedIn>
    </KnownContext>
  );
}

/** Shows a page to those who hold its right, and says so to the others. */
export function Needs({ permission, children }: { permission: Permission; children: ReactNode }) {
  const { t } = useTranslation();
  const { session } = useKnown();
  if (session.permissions.includes(permission)) return children;
  return (
    <PlainResult title={t('error.forbidden')}>
      <Link to="/">{t('error.home')}</Link>
    </PlainResult>
  );
}
