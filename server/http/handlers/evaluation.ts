import { evaluationCounter } from '../../application/evaluation/evaluationCounter.ts';
import { listEvaluationCases } from '../../application/evaluation/listEvaluationCases.ts';
import { readEvaluation } from '../../application/evaluation/readEvaluation.ts';
import { readEvaluationTrend } from '../../application/evaluation/readEvaluationTrend.ts';
import { changeEvaluationWeights, listEvaluationWeights } from '../../application/evaluation/weights.ts';
import type { Ports } from '../../application/ports.ts';
import type { evaluationEndpoints } from '../../contract/endpoints/evaluation.ts';
import type { Handlers } from '../handlers.ts';

/** How areas, departments and posts do. */
export function evaluationHandlers(ports: Ports): Pick<Handlers, keyof typeof evaluationEndpoints> {
  const count = evaluationCounter(ports);
  const use = {
    readEvaluation: readEvaluation({ ...ports, count }),
    readEvaluationTrend: readEvaluationTrend({ ...ports, count }),
    listEvaluationCases: listEvaluationCases(ports),
    listEvaluationWeights: listEvaluationWeights(ports),
    changeEvaluationWeights: changeEvaluationWeights(ports),
  };
  return {
    readEvaluation: ({ actor, query }) => use.readEvaluation(actor, query),
    readEvaluationTrend: ({ actor, query }) => use.readEvaluationTrend(actor, query),
    listEvaluationCases: ({ actor, query }) => use.listEvaluationCases(actor, query),
    listEvaluationWeights: () => use.listEvaluationWeights(),
    changeEvaluationWeights: ({ actor, body }) => use.changeEvaluationWeights(actor, body),
  };
}
