import type { City, Session } from '@contract/schemas';
import type { SurveyTask } from '@contract/schemas/survey';
import type { Position } from '@domain/case/caseFile';
import { Button, Select } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import { useMySurveys, useRefreshMySurveys } from '../../api/surveys';
import { useTranslation } from '../../locale/useTranslation';
import { CityMap } from '../../map/CityMap';
import type { ComponentMark, MapTap, MapTarget } from '../../map/types';
import { isSurveyItem } from '../../offline/outbox';
import { useOutbox } from '../../offline/useOutbox';
import { homeBounds } from '../../ui/marks';
import { EmptyNotice, ErrorNotice, LoadingNotice } from '../../ui/Notices';
import { AnswerForm } from './AnswerForm';
import { MissingForm } from './MissingForm';
import { RefusedAnswers } from './RefusedAnswers';
import './surveyTasks.css';
import { TaskList } from './TaskList';

/** The inspector's survey: the components still to be looked at, on the map and as a list, and the form for one of them. */
export function SurveyTasksPage({ city, session }: { city: City; session: Session }) {
  const { t } = useTranslation();
  const query = useMySurveys();
  const [parameters, setParameters] = useSearchParams();
  const [place, setPlace] = useState<Position | null>(null);
  const answered = useAnswered();
  const surveys = query.data?.surveys ?? [];
  const survey = surveys.find(({ id }) => id === parameters.get('survey')) ?? surveys[0];
  const listed = useMemo(
    () => (query.data?.tasks ?? []).filter((each) => each.surveyId === survey?.id),
    [query.data, survey?.id],
  );
  const open = useMemo(
    () => listed.filter((each) => !answered.has(keyOf(each.surveyId, each.code))),
    [listed, answered],
  );
  const code = parameters.get('component');
  const isMissing = code === 'missing';
  const task = open.find((each) => each.code === code) ?? null;
  const choose = (chosen: string | null) => {
    setPlace(null);
    setParameters(chosen === null ? keep(survey?.id) : { ...keep(survey?.id), component: chosen });
  };
  const marks = useMemo<ComponentMark[]>(
    () => open.map(({ code: each, location, state }) => ({ code: each, location, isIntact: state === 'intact' })),
    [open],
  );
  const start = useMemo(() => boundsOf(open), [open]);
  const target = useMemo<MapTarget | null>(() => {
    if (task) return { key: task.code, to: task.location, zoom: 17.5 };
    return start ? { key: `all ${survey?.id}`, to: start } : null;
  }, [task, start, survey?.id]);
  const tapped = ({ longitude, latitude, componentCode }: MapTap) => {
    if (task || isMissing) setPlace({ longitude, latitude });
    else if (componentCode && open.some((each) => each.code === componentCode)) choose(componentCode);
  };
  if (query.isPending) return <LoadingNotice rows={8} />;
  if (!query.data) return <ErrorNotice error={query.error} onRetry={query.refetch} />;
  if (!survey) return <EmptyNotice title={t('survey.noneForMe')} hint={t('survey.noneForMeHint')} />;
  // What is answered on this device but not yet counted by the server is done, too.
  const done = survey.answered + listed.length - open.length;
  return (
    <div className="survey-field" data-open={open.length}>
      <div className="survey-field-map">
        <CityMap
          city={city}
          label={t('survey.tasksOnMap')}
          bounds={homeBounds(city, session)}
          target={target}
          components={marks}
          selectedComponent={task?.code ?? null}
          focus={task?.unitGridCode ? { level: 'unit-grid', code: task.unitGridCode } : null}
          pin={place}
          onTap={tapped}
        />
      </div>
      <section className="survey-sheet" aria-label={t('survey.title')}>
        <RefusedAnswers />
        {task && (
          <AnswerForm
            key={task.code}
            task={task}
            ownerId={session.id}
            place={place}
            onPlace={setPlace}
            onClose={() => choose(null)}
          />
        )}
        {isMissing && (
          <MissingForm
            survey={survey}
            ownerId={session.id}
            place={place}
            onPlace={setPlace}
            onClose={() => choose(null)}
          />
        )}
        {!task && !isMissing && (
          <>
            <header className="survey-sheet-head">
              {surveys.length > 1 ? (
                <Select
                  aria-label={t('survey.choose')}
                  value={survey.id}
                  options={surveys.map(({ id, name }) => ({ value: id, label: name }))}
                  onChange={(id) => setParameters({ survey: id })}
                />
              ) : (
                <h1>{survey.name}</h1>
              )}
              <span>
                {t('survey.progressDue', {
                  done,
                  total: survey.total,
                  day: survey.dueOn,
                })}
              </span>
              <Button data-action="missing" onClick={() => choose('missing')}>
                {t('survey.missing')}
              </Button>
            </header>
            <TaskList tasks={open} onChoose={({ code: chosen }) => choose(chosen)} />
          </>
        )}
      </section>
    </div>
  );
}

const keyOf = (surveyId: string, code: string | null) => `${surveyId} ${code}`;
const keep = (survey: string | undefined): Record<string, string> => (survey ? { survey } : {});

/** What was answered from this device counts as done, whether or not it has reached the server. */
function useAnswered(): ReadonlySet<string> {
  const items = useOutbox((view) => view.items);
  const refresh = useRefreshMySurveys();
  const answers = useMemo(
    () => items.filter(isSurveyItem).filter(({ state }) => state === 'waiting' || state === 'sent'),
    [items],
  );
  const sent = answers.filter(({ state }) => state === 'sent').length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew only when something more has arrived at the server
  useEffect(() => void (sent > 0 && refresh()), [sent]);
  return useMemo(
    () => new Set(answers.map(({ command }) => keyOf(command.surveyId, command.componentCode))),
    [answers],
  );
}

function boundsOf(tasks: readonly SurveyTask[]): readonly [number, number, number, number] | null {
  if (tasks.length === 0) return null;
  const longitudes = tasks.map(({ location }) => location.longitude);
  const latitudes = tasks.map(({ location }) => location.latitude);
  return [Math.min(...longitudes), Math.min(...latitudes), Math.max(...longitudes), Math.max(...latitudes)];
}
