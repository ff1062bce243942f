import type { OutputOf, QueryOf } from '../../contract/endpoints.ts';
import { askedPeriod } from '../../domain/evaluation/periods.ts';
import type { Actor } from '../../domain/identity/permissions.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import type { Ports } from '../ports.ts';
import { evaluationScope } from './evaluationScope.ts';

type ListEvaluationCases = (
  actor: Actor,
  query: QueryOf<'listEvaluationCases'>,
) => Promise<OutputOf<'listEvaluationCases'> | Refusal>;

/** The cases behind one number. */
export function listEvaluationCases({ evaluation, clock }: Pick<Ports, 'evaluation' | 'clock'>): ListEvaluationCases {
  return async (actor, query) => {
    const scope = evaluationScope(actor, query);
    if (isRefusal(scope)) return scope;
    const now = clock.now();
    const period = askedPeriod(query, now, await evaluation.readTimeZone());
    const { objectKind: kind, code, count, limit } = query;
    const question = { kind, code, districtCode: scope.districtCode, now };
    return evaluation.listCases(question, period, { count, cursor: query.cursor ?? null, limit });
  };
}
