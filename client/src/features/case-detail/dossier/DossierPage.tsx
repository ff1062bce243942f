import { ArrowLeftOutlined, PrinterOutlined } from '@ant-design/icons';
import type { CaseDetail, City, Session } from '@contract/schemas';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useCase } from '../../../api/cases';
import type { CaseRef } from '../../../api/queryKeys';
import { useTranslation } from '../../../locale/useTranslation';
import { ErrorNotice, LoadingNotice } from '../../../ui/Notices';
import { useInstant } from '../../../ui/useInstant';
import { Badges } from '../Badges';
import './dossier.css';
import { DossierFacts } from './DossierFacts';
import { DossierMap } from './DossierMap';
import { DossierPhotos } from './DossierPhotos';
import { DossierTimeline } from './DossierTimeline';

export interface DossierPageProps {
  readonly city: City;
  readonly session: Session;
  readonly caseRef: CaseRef;
}

/** A case on paper: what it is, where, all that happened, and the photos, on A4 pages. */
export function DossierPage({ city, session, caseRef }: DossierPageProps) {
  const { t } = useTranslation();
  const query = useCase(caseRef);
  if (query.isPending) return <LoadingNotice rows={12} />;
  if (!query.data) return <ErrorNotice error={query.error} onRetry={query.refetch} />;
  return (
    <div className="dossier-page">
      <div className="dossier-tools">
        <Link to={`/case/${caseRef.districtCode}/${caseRef.caseId}`}>
          <ArrowLeftOutlined aria-hidden="true" /> {t('dossier.back')}
        </Link>
        <Button type="primary" icon={<PrinterOutlined aria-hidden="true" />} onClick={() => window.print()}>
          {t('dossier.print')}
        </Button>
      </div>
      <Dossier city={city} session={session} detail={query.data} />
    </div>
  );
}

interface DossierProps extends Omit<DossierPageProps, 'caseRef'> {
  readonly detail: CaseDetail;
}

function Dossier({ city, session, detail }: DossierProps) {
  const { t } = useTranslation();
  const instant = useInstant(true);
  const [printedAt] = useState(() => Date.now());
  return (
    <main className="dossier" id="main">
      <header className="dossier-head">
        <p>
          {city.name} · {detail.districtName}
        </p>
        <h1>{t('dossier.title')}</h1>
        <p className="dossier-number">
          {t('case.number')} <strong>{detail.number}</strong>
        </p>
      </header>
      <Badges detail={detail} />
      <DossierFacts detail={detail} />
      <DossierMap city={city} detail={detail} />
      <DossierTimeline detail={detail} />
      <DossierPhotos detail={detail} />
      <footer className="dossier-foot">
        {t('dossier.printedAt', { instant: instant(printedAt) })} · {t('dossier.printedBy', { name: session.name })}
      </footer>
    </main>
  );
}
