import { Button, Select } from 'antd';
import { useTranslation } from '../../locale/useTranslation';
import type { SurveyTasks } from './useSurveyTasks';

/** Which survey, how far it is, and what the stock does not have. */
export function SurveyHead({ tasks: { surveys, survey, done, choose, chooseSurvey } }: { tasks: SurveyTasks }) {
  const { t } = useTranslation();
  if (!survey) return null;
  return (
    <header className="survey-sheet-head">
      {surveys.length > 1 ? (
        <Select
          aria-label={t('survey.choose')}
          value={survey.id}
          options={surveys.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={chooseSurvey}
        />
      ) : (
        <h1>{survey.name}</h1>
      )}
      <span>{t('survey.progressDue', { done, total: survey.total, day: survey.dueOn })}</span>
      <Button data-action="missing" onClick={() => choose('missing')}>
        {t('survey.missing')}
      </Button>
    </header>
  );
}
