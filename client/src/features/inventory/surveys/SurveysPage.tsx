import type { City, Session } from '@contract/schemas';
import type { SurveySummary } from '@contract/schemas/survey';
import { Button, Progress } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { useSurveys } from '../../../api/surveys';
import { useTranslation } from '../../../locale/useTranslation';
import { EmptyNotice, ErrorNotice, LoadingNotice } from '../../../ui/Notices';
import { InventoryTabs } from '../InventoryTabs';
import { useInventoryDistrict } from '../useInventoryAddress';
import { NewSurveyForm } from './NewSurveyForm';
import { SurveyDetail } from './SurveyDetail';
import './surveys.css';

/** Verification surveys: the list with how far each is, and the chosen one with its differences. */
export function SurveysPage({ city, session }: { city: City; session: Session }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { surveyId } = useParams();
  const districtCode = useInventoryDistrict(city, session);
  const query = useSurveys(districtCode);
  const [isCreating, setIsCreating] = useState(false);
  const open = (id: string | null) =>
    void navigate(id ? `/inventory/surveys/${districtCode}/${id}` : `/inventory/surveys?district=${districtCode}`);
  return (
    <div className="surveys-page">
      <InventoryTabs
        city={city}
        session={session}
        districtCode={districtCode}
        onDistrict={(code) => void navigate(`/inventory/surveys?district=${code}`)}
      >
        <Button
          data-action="new-survey"
          className="surveys-new"
          onClick={() => setIsCreating(true)}
          disabled={isCreating}
        >
          {t('survey.create')}
        </Button>
      </InventoryTabs>
      <section className="surveys-list" aria-label={t('survey.list')}>
        {isCreating && (
          <NewSurveyForm
            districtCode={districtCode}
            onDone={(id) => {
              setIsCreating(false);
              if (id) open(id);
            }}
          />
        )}
        {query.isPending && <LoadingNotice rows={6} />}
        {query.isError && !query.data && <ErrorNotice error={query.error} onRetry={query.refetch} />}
        {query.data?.length === 0 && !isCreating && (
          <EmptyNotice title={t('survey.empty')} hint={t('survey.emptyHint')} />
        )}
        <ul>
          {query.data?.map((survey) => (
            <SurveyRow key={survey.id} survey={survey} isSelected={survey.id === surveyId} />
          ))}
        </ul>
      </section>
      {surveyId ? (
        <SurveyDetail key={surveyId} city={city} districtCode={districtCode} surveyId={surveyId} />
      ) : (
        <p className="surveys-hint">{t('survey.select')}</p>
      )}
    </div>
  );
}

function SurveyRow({ survey, isSelected }: { survey: SurveySummary; isSelected: boolean }) {
  const { t } = useTranslation();
  const { districtCode, id, name, answered, total, open, dueOn, endedAt } = survey;
  return (
    <li data-selected={isSelected || undefined}>
      <Link to={`/inventory/surveys/${districtCode}/${id}`} aria-current={isSelected ? 'page' : undefined}>
        {name}
      </Link>
      <span className="inventory-quiet">{endedAt ? t('survey.ended') : t('survey.until', { day: dueOn })}</span>
      <Progress
        percent={total === 0 ? 0 : Math.floor((answered / total) * 100)}
        size="small"
        aria-label={t('survey.progress', { answered, total })}
      />
      <span className="inventory-quiet">
        {t('survey.progress', { answered, total })}
        {open > 0 && ` · ${t('survey.open', { count: open })}`}
      </span>
    </li>
  );
}
