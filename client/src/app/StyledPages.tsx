import { lazy, Suspense } from 'react';
import { Outlet } from 'react-router';
import { LoadingNotice } from '../ui/Notices';

/** Downloads the component library's surroundings. */
export const loadStyled = async () => ({ default: (await import('../ui/Styled')).Styled });
const Styled = lazy(loadStyled);

/** Around all pages that are made of the component library's parts from the beginning. */
export function StyledPages() {
  return (
    <Suspense fallback={<LoadingNotice />}>
      <Styled>
        <Suspense fallback={<LoadingNotice />}>
          <Outlet />
        </Suspense>
      </Styled>
    </Suspense>
  );
}
