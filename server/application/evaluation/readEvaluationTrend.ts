import type { OutputOf, QueryOf } from '../../contract/endpoints.ts';
import { scaleOf } from '../../domain/evaluation/objects.ts';
import { askedPeriod, periodsUpTo } from '../../domain/evaluation/periods.ts';
import { indicatorValues } from '../../domain/evaluation/score.ts';
import type { Actor } from '../../domain/identity/permissions.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import type { Ports } from '../ports.ts';
import type { CountEvaluation } from './evaluationCounter.ts';
import { evaluationScope } from './evaluationScope.ts';

/** How many periods a trend shows. */
const TREND_PERIODS = 12;

type TrendPorts = Pick<Ports, 'evaluation' | 'clock'> & { readonly count: CountEvaluation };
type ReadTrend = (
  actor: Actor,
  query: QueryOf<'readEvaluationTrend'>,
) => Promise<OutputOf<'readEvaluationTrend'> | Refusal>;

/** The same figures for the last twelve periods, of one object or of all together. */
export function readEvaluationTrend({ evaluation, clock, count }: TrendPorts): ReadTrend {
  return async (actor, query) => {
    const scope = evaluationScope(actor, query);
    if (isRefusal(scope)) return scope;
    const { objectKind: kind } = query;
    const timeZone = await evaluation.readTimeZone();
    const periods = periodsUpTo(askedPeriod(query, clock.now(), timeZone), TREND_PERIODS, timeZone);
    const counted = await count({ kind, ...scope }, periods, scope.code === null);
    if (isRefusal(counted)) return counted;
    const countsOf = new Map(counted.objects.map((object) => [object.periodIndex, object.counts]));
    return {
      objectKind: kind,
      countedAt: counted.countedAt.toISOString(),
      points: periods.map(({ kind: periodKind, firstDay, lastDay }, index) => {
        const counts = { ...countsOf.get(index) };
        const indicators = { ...indicatorValues(scaleOf(kind), counts) };
        return { period: { kind: periodKind, firstDay, lastDay }, counts, indicators };
      }),
    };
  };
}
