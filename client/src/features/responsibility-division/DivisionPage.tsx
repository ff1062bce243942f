import type { City, Session } from '@contract/schemas';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useGridDrafts } from '../../api/gridDrafts';
import { useTranslation } from '../../locale/useTranslation';
import './division.css';
import { DraftForm } from './DraftForm';
import { DraftList } from './DraftList';
import { DraftResult } from './DraftResult';
import { type DraftInput, emptyInput } from './draftSettings';
import { PresentMap } from './PresentMap';

interface KnownProps {
  readonly city: City;
  readonly session: Session;
}

/** Dividing a district into responsibility grids: settings and drafts at the left, the chosen draft beside them. */
export function DivisionPage({ city, session }: KnownProps) {
  const address = useParams();
  const districtCode = session.districtCode ?? address.districtCode ?? city.districts[0]?.code ?? '';
  return <DistrictDivision key={districtCode} city={city} session={session} districtCode={districtCode} />;
}

function DistrictDivision({ city, session, districtCode }: KnownProps & { districtCode: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const address = useParams();
  const [input, setInput] = useState(() => emptyInput(t('division.defaultName')));
  const set = (change: Partial<DraftInput>) => setInput((known) => ({ ...known, ...change }));
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
        {chosen && (
          <Button size="small" data-action="new-draft" onClick={() => go(districtCode)}>
            {t('division.newDraft')}
          </Button>
        )}
        <DraftForm districtCode={districtCode} input={input} set={set} onStarted={(id) => go(districtCode, id)} />
      </aside>
      {chosen?.state === 'done' ? (
        <DraftResult key={chosen.id} city={city} draft={chosen} drafts={drafts.data ?? []} />
      ) : (
        <PresentMap city={city} districtCode={districtCode} fixed={input.fixed} onFixed={(fixed) => set({ fixed })} />
      )}
    </div>
  );
}
