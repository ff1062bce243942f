import type { ObjectKind } from '../../domain/evaluation/objects.ts';
import { type Actor, caseScope } from '../../domain/identity/permissions.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';

/** What may be counted for an actor: within a district (null = all), one object or (null) all of the kind. */
export interface Asked {
  readonly districtCode: string | null;
  readonly code: string | null;
}

/**
 * Narrows a question to what the actor may see. Asking for another district is refused, not silently narrowed; a disposal
 * unit whose role may read evaluations sees itself alone.
 */
export function evaluationScope(
  actor: Actor,
  query: {
    readonly objectKind: ObjectKind;
    readonly districtCode?: string | undefined;
    readonly code?: string | undefined;
  },
): Asked | Refusal {
  const scope = caseScope(actor);
  if (query.districtCode && scope.districtCode !== null && query.districtCode !== scope.districtCode) {
    return refuse('not-your-district', { districtCode: query.districtCode });
  }
  const districtCode = scope.districtCode ?? query.districtCode ?? null;
  if (scope.unitCode === null) return { districtCode, code: query.code ?? null };
  const isOwn = query.objectKind === 'unit' && (query.code === undefined || query.code === scope.unitCode);
  return isOwn ? { districtCode, code: scope.unitCode } : refuse('not-your-unit', { objectKind: query.objectKind });
}
