import type { SurveyTask } from '@contract/schemas/survey';
import { useTranslation } from '../../locale/useTranslation';
import { GroupedCode } from '../../ui/GroupedCode';
import { EmptyNotice } from '../../ui/Notices';
import { useCategoryNames } from '../../ui/useCategoryNames';

/** More rows than this are walked another day; the map shows all. */
const shownAtOnce = 100;

/** What is still to be looked at, neighbours together. */
export function TaskList({ tasks, onChoose }: { tasks: readonly SurveyTask[]; onChoose: (task: SurveyTask) => void }) {
  const { t } = useTranslation();
  const nameOf = useCategoryNames();
  if (tasks.length === 0) return <EmptyNotice title={t('survey.allDone')} hint={t('survey.allDoneHint')} />;
  return (
    <>
      <ul className="survey-tasks">
        {tasks.slice(0, shownAtOnce).map((task) => (
          <li key={task.code}>
            <button type="button" data-task={task.code} onClick={() => onChoose(task)}>
              <strong>{nameOf(task.categoryId, task.name)}</strong>
              <span>{t(`inventory.state.${task.state}`)}</span>
              <small>
                <GroupedCode code={task.code} />
              </small>
              <small>{task.unitGridCode && <GroupedCode code={task.unitGridCode} />}</small>
            </button>
          </li>
        ))}
      </ul>
      <p className="survey-end">
        {tasks.length > shownAtOnce ? t('survey.moreOnMap', { count: tasks.length - shownAtOnce }) : t('list.end')}
      </p>
    </>
  );
}
