import type { OutputOf, QueryOf } from '../../contract/endpoints.ts';
import type { ObjectKind, ScaleCode } from '../../domain/evaluation/objects.ts';
import { scaleOf } from '../../domain/evaluation/objects.ts';
import { askedPeriod, daysBeside } from '../../domain/evaluation/periods.ts';
import { evaluate } from '../../domain/evaluation/score.ts';
import { defaultWeights, type Weights } from '../../domain/evaluation/weights.ts';
import type { Actor } from '../../domain/identity/permissions.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import { editionsOfPeriod } from '../editionsOfPeriod.ts';
import type { Ports } from '../ports.ts';
import type { CountEvaluation, Counted } from './evaluationCounter.ts';
import { type Asked, evaluationScope } from './evaluationScope.ts';

type ReadEvaluation = (actor: Actor, query: QueryOf<'readEvaluation'>) => Promise<OutputOf<'readEvaluation'> | Refusal>;
type EvaluationPorts = Pick<Ports, 'evaluation' | 'spatial' | 'clock'> & { readonly count: CountEvaluation };

/** How each object of a kind did in a period, the best first. */
export function readEvaluation({ evaluation, spatial, clock, count }: EvaluationPorts): ReadEvaluation {
  return async (actor, query) => {
    const scope = evaluationScope(actor, query);
    if (isRefusal(scope)) return scope;
    const { objectKind } = query;
    const scale = scaleOf(objectKind);
    const now = clock.now();
    const timeZone = await evaluation.readTimeZone();
    const period = askedPeriod(query, now, timeZone);
    const counted = await count({ kind: objectKind, ...scope }, [period], false);
    if (isRefusal(counted)) return counted;
    const [objects, weights, editions] = await Promise.all([
      nameObjects(evaluation, objectKind, scope, counted),
      weightsInForce(evaluation, scale),
      editionsOfPeriod({ spatial }, scope.districtCode, period.firstDay, period.lastDay),
    ]);
    return {
      objectKind,
      scale,
      period: { kind: period.kind, firstDay: period.firstDay, lastDay: period.lastDay },
      ...daysBeside(period, now, timeZone),
      countedAt: counted.countedAt.toISOString(),
      weights,
      editions,
      rows: evaluate(scale, objects, weights).map((row) => ({
        ...row,
        counts: { ...row.counts },
        indicators: { ...row.indicators },
      })),
    };
  };
}

async function nameObjects(
  evaluation: Ports['evaluation'],
  kind: ObjectKind,
  { districtCode, code }: Asked,
  counted: Counted,
) {
  const countsOf = new Map(counted.objects.map((object) => [object.code, object.counts]));
  const objects = await evaluation.listObjects(kind, districtCode, [...countsOf.keys()]);
  return objects
    .filter((object) => code === null || object.code === code)
    .map((object) => ({ ...object, counts: countsOf.get(object.code) ?? {} }));
}

/** The newest weights of a scale, or those that every city starts with. */
export async function weightsInForce(evaluation: Ports['evaluation'], scale: ScaleCode): Promise<Weights> {
  const versions = await evaluation.listWeights();
  return versions.find((version) => version.scale === scale)?.weights ?? defaultWeights[scale];
}
