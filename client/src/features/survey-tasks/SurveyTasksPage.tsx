import type { City, Session } from '@contract/schemas';
import { useTranslation } from '../../locale/useTranslation';
import { EmptyNotice, ErrorNotice, LoadingNotice } from '../../ui/Notices';
import { AnswerForm } from './AnswerForm';
import { MissingForm } from './MissingForm';
import { RefusedAnswers } from './RefusedAnswers';
import { SurveyHead } from './SurveyHead';
import './surveyTasks.css';
import { TaskList } from './TaskList';
import { TaskMap } from './TaskMap';
import { type SurveyTasks, useSurveyTasks } from './useSurveyTasks';

/** The inspector's survey: the components still to be looked at, on the map and as a list, and the form for one of them. */
export function SurveyTasksPage({ city, session }: { city: City; session: Session }) {
  const { t } = useTranslation();
  const tasks = useSurveyTasks();
  const { query, survey, open } = tasks;
  if (query.isPending) return <LoadingNotice rows={8} />;
  if (!query.data) return <ErrorNotice error={query.error} onRetry={query.refetch} />;
  if (!survey) return <EmptyNotice title={t('survey.noneForMe')} hint={t('survey.noneForMeHint')} />;
  return (
    <div className="survey-field" data-open={open.length}>
      <TaskMap city={city} session={session} tasks={tasks} />
      <section className="survey-sheet" aria-label={t('survey.title')}>
        <RefusedAnswers />
        <Sheet tasks={tasks} ownerId={session.id} />
      </section>
    </div>
  );
}

/** The form for the chosen task, or the list to choose from. */
function Sheet({ tasks, ownerId }: { tasks: SurveyTasks; ownerId: string }) {
  const { survey, task, isMissing, place, setPlace, choose } = tasks;
  const form = { ownerId, place, onPlace: setPlace, onClose: () => choose(null) };
  if (task) return <AnswerForm key={task.code} task={task} {...form} />;
  if (isMissing && survey) return <MissingForm survey={survey} {...form} />;
  return (
    <>
      <SurveyHead tasks={tasks} />
      <TaskList tasks={tasks.open} onChoose={({ code }) => choose(code)} />
    </>
  );
}
