import type { City } from '@contract/schemas';
import type { SurveyDetail as Survey } from '@contract/schemas/survey';
import { Button } from 'antd';
import { errorCodeOf } from '../../../api/problem';
import { useSurvey, useSurveyChanges } from '../../../api/surveys';
import { useTranslation } from '../../../locale/useTranslation';
import { ErrorNotice, LoadingNotice } from '../../../ui/Notices';
import { Differences } from './Differences';

interface Props {
  readonly city: City;
  readonly districtCode: string;
  readonly surveyId: string;
}

/** One survey: how far each grid is, and where street and stock differ. */
export function SurveyDetail({ city, districtCode, surveyId }: Props) {
  const { t } = useTranslation();
  const ref = { districtCode, surveyId };
  const query = useSurvey(ref);
  const { end } = useSurveyChanges();
  if (query.isPending) return <LoadingNotice rows={8} />;
  if (!query.data) return <ErrorNotice error={query.error} onRetry={query.refetch} />;
  const survey = query.data;
  const { answered, total } = survey;
  return (
    <article className="survey-detail" aria-label={survey.name} data-survey-answered={answered}>
      <header className="component-head">
        <h2>{survey.name}</h2>
        <span>{t('survey.progress', { answered, total })}</span>
        <span>{survey.endedAt ? t('survey.ended') : t('survey.until', { day: survey.dueOn })}</span>
        {!survey.endedAt && (
          <Button loading={end.isPending} onClick={() => end.mutate(ref)}>
            {t('survey.end')}
          </Button>
        )}
      </header>
      {end.isError && (
        <p className="field-error" role="alert">
          {t(`refusal.${errorCodeOf(end.error)}`)}
        </p>
      )}
      <Differences city={city} survey={survey} />
      <h3>{t('survey.byGrid')}</h3>
      <GridTable survey={survey} />
    </article>
  );
}

function GridTable({ survey }: { survey: Survey }) {
  const { t } = useTranslation();
  return (
    <table className="inventory-table">
      <thead>
        <tr>
          <th scope="col">{t('survey.grid')}</th>
          <th scope="col">{t('survey.inspectors')}</th>
          <th scope="col">{t('survey.answered')}</th>
          <th scope="col">{t('survey.different')}</th>
        </tr>
      </thead>
      <tbody>
        {survey.grids.map(({ code, name, inspectors, answered, total, different }) => (
          <tr key={code ?? ''}>
            <td>
              {code ? name : t('survey.noGrid')} <span className="inventory-quiet">{code}</span>
            </td>
            <td>{inspectors.join('、') || '—'}</td>
            <td>
              <meter min={0} max={total} value={answered} aria-label={t('survey.progress', { answered, total })} />{' '}
              {answered} / {total}
            </td>
            <td>{different}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
