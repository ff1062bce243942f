import type { EvaluationPort } from '../../application/evaluation/evaluationPort.ts';
import type { Database } from '../connection.ts';
import { countFrom, estimateCases, readDistricts, readTimeZone } from './count.ts';
import { listCasesFrom } from './listCases.ts';
import { objectsFrom } from './objects.ts';
import { addWeightsTo, listWeightsFrom } from './weights.ts';

/** Counts for the evaluation straight from cases and activities, and the weights. */
export function evaluationRepository(database: Database): EvaluationPort {
  return {
    readTimeZone: () => readTimeZone(database),
    estimateCases: () => estimateCases(database),
    listDistricts: () => readDistricts(database),
    count: countFrom(database),
    listObjects: objectsFrom(database),
    listCases: listCasesFrom(database),
    listWeights: listWeightsFrom(database),
    addWeights: addWeightsTo(database),
  };
}
