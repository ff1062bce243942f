import { lazy, Suspense } from 'react';
import { Navigate, useSearchParams } from 'react-router';
import { useCity } from '../api/reference';
import { useSession } from '../api/session';
import { ErrorNotice, LoadingNotice } from '../ui/Notices';
import { loadStyled } from './StyledPages';

const SignInPage = lazy(async () => ({ default: (await import('../features/sign-in/SignInPage')).SignInPage }));
const Styled = lazy(loadStyled);

/** The sign-in page; whoever is signed in goes on to where they wanted. */
export function SignInRoute() {
  const city = useCity();
  const session = useSession();
  const [parameters] = useSearchParams();
  if (city.isError) return <ErrorNotice error={city.error} onRetry={city.refetch} />;
  if (!city.data) return <LoadingNotice />;
  if (session.data) return <Navigate to={ownAddress(parameters.get('next'))} replace />;
  return (
    <Suspense fallback={<LoadingNotice />}>
      <Styled>
        <SignInPage city={city.data} />
      </Styled>
    </Suspense>
  );
}

/** Only addresses of this site are followed: a link from outside must not choose where a sign-in leads. */
export function ownAddress(next: string | null): string {
  return next && /^\/(?![/\\])/.test(next) ? next : '/';
}
