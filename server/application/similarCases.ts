import type { QueryOf } from '../contract/endpoints.ts';
import type { SimilarCases } from '../contract/schemas/search.ts';
import type { CasePolicy } from '../domain/case/policy.ts';
import { type Actor, caseScope, isInScope } from '../domain/identity/permissions.ts';
import { type Refusal, refuse } from '../domain/refusal.ts';
import type { Ports } from './ports.ts';
import type { SimilarQuestion } from './similarCasesPort.ts';

const MOST_SIMILAR = 20;

type Dependencies = Pick<Ports, 'cases' | 'similarCases' | 'clock'> & {
  readonly readPolicy: (districtCode: string | null) => Promise<CasePolicy>;
};
type Place = Pick<SimilarQuestion, 'location' | 'categoryId' | 'reportedAt' | 'scope' | 'exceptCaseId'>;

/** Cases that may repeat one already reported, in its district: a link never crosses a district. */
export function listSimilarToCase(dependencies: Dependencies) {
  return async (actor: Actor, key: { districtCode: string; caseId: string }): Promise<SimilarCases | Refusal> => {
    const record = await dependencies.cases.read(key.districtCode, key.caseId);
    const scope = caseScope(actor);
    if (!record || !isInScope(scope, record.caseFile)) return refuse('not-found', { caseId: key.caseId });
    const { location, categoryId, reportedAt, id } = record.caseFile;
    return ask(dependencies, {
      location,
      categoryId,
      reportedAt,
      scope: { ...scope, districtCode: key.districtCode },
      exceptCaseId: id,
    });
  };
}

/** Cases that a new report at a place would repeat. */
export function listSimilarCases(dependencies: Dependencies) {
  return async (
    actor: Actor,
    { longitude, latitude, categoryId }: QueryOf<'listSimilarCases'>,
  ): Promise<SimilarCases | Refusal> => {
    if (Math.abs(latitude) > 90) return refuse('coordinates-swapped', { longitude, latitude });
    return ask(dependencies, {
      location: { longitude, latitude },
      categoryId,
      reportedAt: dependencies.clock.now().toISOString(),
      scope: caseScope(actor),
      exceptCaseId: null,
    });
  };
}

async function ask({ similarCases, clock, readPolicy }: Dependencies, place: Place): Promise<SimilarCases> {
  const { duplicateRadiusMeters: radiusMeters, duplicateHours: hours } = await readPolicy(place.scope.districtCode);
  const items = await similarCases.find({ ...place, radiusMeters, hours, limit: MOST_SIMILAR, now: clock.now() });
  return { items: [...items], radiusMeters, hours };
}
