import { isRouteErrorResponse, Link, useRouteError } from 'react-router';
import { useTranslation } from '../locale/useTranslation';
import { PlainResult } from '../ui/PlainResult';

/** What a person sees when a page broke: what happened, what was kept, what to do. */
export function ErrorPage() {
  const { t } = useTranslation();
  const error = useRouteError();
  if (isRouteErrorResponse(error) && error.status === 404) return <NotFoundPage />;
  return (
    <main id="main">
      <PlainResult title={t('error.title')} text={t('error.text')}>
        <button type="button" className="plain-button plain-button-primary" onClick={() => window.location.reload()}>
          {t('error.reload')}
        </button>
      </PlainResult>
    </main>
  );
}

/** No page has this address. */
export function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <main id="main">
      <PlainResult title={t('error.notFound')} text={t('error.notFoundText')}>
        <Link to="/">{t('error.home')}</Link>
      </PlainResult>
    </main>
  );
}
