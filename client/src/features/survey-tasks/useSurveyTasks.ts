import type { SurveyTask } from '@contract/schemas/survey';
import type { Position } from '@domain/case/caseFile';
import { useEffect, useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import { useMySurveys, useRefreshMySurveys } from '../../api/surveys';
import { isSurveyItem } from '../../offline/outbox';
import { useOutbox } from '../../offline/useOutbox';

/** What the page shows: the survey and task that the address names, what is still open, and the place that was tapped. */
export function useSurveyTasks() {
  const query = useMySurveys();
  const [parameters, setParameters] = useSearchParams();
  const [place, setPlace] = useState<Position | null>(null);
  const answered = useAnswered();
  const surveys = query.data?.surveys ?? [];
  const survey = surveys.find(({ id }) => id === parameters.get('survey')) ?? surveys[0] ?? null;
  const surveyId = survey?.id ?? null;
  const listed = useMemo(
    () => (query.data?.tasks ?? []).filter((each) => each.surveyId === surveyId),
    [query.data, surveyId],
  );
  const open = useMemo<readonly SurveyTask[]>(
    () => listed.filter((each) => !answered.has(keyOf(each.surveyId, each.code))),
    [listed, answered],
  );
  const code = parameters.get('component');
  const choose = (chosen: string | null) => {
    setPlace(null);
    setParameters({ ...(surveyId ? { survey: surveyId } : {}), ...(chosen ? { component: chosen } : {}) });
  };
  return {
    query,
    surveys,
    survey,
    open,
    /** What is answered on this device but not yet counted by the server is done, too. */
    done: (survey?.answered ?? 0) + listed.length - open.length,
    task: open.find((each) => each.code === code) ?? null,
    isMissing: code === 'missing',
    place,
    setPlace,
    choose,
    chooseSurvey: (id: string) => setParameters({ survey: id }),
  };
}

export type SurveyTasks = ReturnType<typeof useSurveyTasks>;

const keyOf = (surveyId: string, code: string | null) => `${surveyId} ${code}`;

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
