import type { City, Session } from '@contract/schemas';
import { Select } from 'antd';
import { useNavigate, useParams } from 'react-router';
import { useGridDrafts } from '../../api/gridDrafts';
import { useTranslation } from '../../locale/useTranslation';
import { EmptyNotice } from '../../ui/Notices';
import './division.css';
import { DraftForm } from './DraftForm';
import { DraftList } from './DraftList';
import { DraftResult } from './DraftResult';

/** Dividing a district into responsibility grids: settings and drafts at the left, the chosen draft beside them. */
export function DivisionPage({ city, session }: { city: City; session: Session }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const address = useParams();
  const districtCode = session.districtCode ?? address.districtCode ?? city.districts[0]?.code ?? '';
  const drafts = useGridDrafts(districtCode);
  const chosen = drafts.data?.find(({ id }) => id === address.draftId);
  const go = (code: string, draftId?: string) =>
    void navigate(`/responsibility-division/${code}${draftId ? `/${draftId}` : ''}`);
  return (
    <div className="division" data-division={districtCode}>
      <aside className="division-side">
        <h1>{t('division.title')}</h1>
        {!session.districtCode && (
          <div className="division-field">
            {t('division.district')}
            <Select
              aria-label={t('division.district')}
              value={districtCode}
              options={city.districts.map(({ code, name }) => ({ value: code, label: name }))}
              onChange={(code) => go(code)}
            />
          </div>
        )}
        <DraftList drafts={drafts} districtCode={districtCode} chosenId={address.draftId ?? null} onChoose={go} />
        <DraftForm key={districtCode} districtCode={districtCode} onStarted={(id) => go(districtCode, id)} />
      </aside>
      {chosen?.state === 'done' ? (
        <DraftResult key={chosen.id} city={city} draft={chosen} />
      ) : (
        <section className="division-empty">
          <EmptyNotice title={t('division.choose')} />
        </section>
      )}
    </div>
  );
}
