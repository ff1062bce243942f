import { Button, Result } from 'antd';
import { isRouteErrorResponse, Link, useRouteError } from 'react-router';
import { useTranslation } from '../locale/useTranslation';

/** What a person sees when a page broke: what happened, what was kept, what to do. */
export function ErrorPage() {
  const { t } = useTranslation();
  const error = useRouteError();
  if (isRouteErrorResponse(error) && error.status === 404) return <NotFoundPage />;
  return (
    <main id="main">
      <Result
        status="warning"
        title={t('error.title')}
        subTitle={t('error.text')}
        extra={
          <Button type="primary" onClick={() => window.location.reload()}>
            {t('error.reload')}
          </Button>
        }
      />
    </main>
  );
}

/** No page has this address. */
export function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <main id="main">
      <Result
        status="404"
        title={t('error.notFound')}
        subTitle={t('error.notFoundText')}
        extra={<Link to="/">{t('error.home')}</Link>}
      />
    </main>
  );
}
