import type { BodyOf, OutputOf } from '../../contract/endpoints.ts';
import { scaleCodes } from '../../domain/evaluation/objects.ts';
import { defaultWeights, weightsObjection } from '../../domain/evaluation/weights.ts';
import type { Actor } from '../../domain/identity/permissions.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import type { Ports } from '../ports.ts';

/** The weights in force for every scale, and every version that was ever put into force. */
export function listEvaluationWeights({
  evaluation,
}: Pick<Ports, 'evaluation'>): () => Promise<OutputOf<'listEvaluationWeights'>> {
  return async () => {
    const history = [...(await evaluation.listWeights())];
    const current = scaleCodes.map(
      (scale) =>
        history.find((version) => version.scale === scale) ?? {
          scale,
          version: 0,
          weights: defaultWeights[scale],
          changedAt: null,
          changedBy: null,
        },
    );
    return { current, history };
  };
}

type ChangeWeights = (
  actor: Actor,
  change: BodyOf<'changeEvaluationWeights'>,
) => Promise<OutputOf<'changeEvaluationWeights'> | Refusal>;

/** Puts other weights into force, for the whole city. */
export function changeEvaluationWeights({ evaluation, clock }: Pick<Ports, 'evaluation' | 'clock'>): ChangeWeights {
  return async (actor, { scale, weights, expectedVersion }) => {
    if (actor.districtCode !== null) return refuse('not-your-district');
    const objection = weightsObjection(scale, weights);
    if (objection) return refuse('invalid-input', { scale, ...objection });
    const added = await evaluation.addWeights({ scale, weights, expectedVersion }, actor, clock.now());
    return added ?? refuse('stale-version', { expected: expectedVersion });
  };
}
