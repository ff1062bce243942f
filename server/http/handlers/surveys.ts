import type { Ports } from '../../application/ports.ts';
import { answerSurvey } from '../../application/survey/answerSurvey.ts';
import * as manage from '../../application/survey/manageSurveys.ts';
import { settleSurvey } from '../../application/survey/settleSurvey.ts';
import type { surveyEndpoints } from '../../contract/endpoints/surveys.ts';
import type { Handlers } from '../handlers.ts';

/** Binds the endpoints of verification surveys to their use cases. */
export function surveyHandlers(ports: Ports): Pick<Handlers, keyof typeof surveyEndpoints> {
  const use = {
    list: manage.listSurveys(ports),
    create: manage.createSurvey(ports),
    read: manage.readSurvey(ports),
    end: manage.endSurvey(ports),
    differences: manage.listSurveyDifferences(ports),
    tasks: manage.listMySurveyTasks(ports),
    settle: settleSurvey(ports),
    answer: answerSurvey(ports),
  };
  return {
    listSurveys: ({ actor, query }) => use.list(actor, query),
    createSurvey: ({ actor, body }) => use.create(actor, body),
    readSurvey: ({ actor, parameters }) => use.read(actor, parameters),
    endSurvey: ({ actor, parameters }) => use.end(actor, parameters),
    listSurveyDifferences: ({ actor, parameters, query }) => use.differences(actor, parameters, query),
    settleSurvey: ({ actor, parameters, body }) => use.settle(actor, parameters, body),
    listMySurveyTasks: ({ actor }) => use.tasks(actor),
    answerSurvey: ({ actor, body }) => use.answer(actor, body),
  };
}
