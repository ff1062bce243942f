import type { SurveyFilePort } from '../../application/import/ports.ts';
import { openSurvey } from './openSurvey.ts';
import { fromDegrees, toDegrees } from './project.ts';

/** Survey files as the import asks for them. */
export const surveyFiles: SurveyFilePort = { open: openSurvey, toDegrees, fromDegrees };
