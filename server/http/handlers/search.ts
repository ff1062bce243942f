import { listInspectors, readDuty, setDuty } from '../../application/duty.ts';
import type { Ports } from '../../application/ports.ts';
import { listSimilarCases, listSimilarToCase } from '../../application/similarCases.ts';
import type { searchEndpoints } from '../../contract/endpoints/search.ts';
import type { CasePolicy } from '../../domain/case/policy.ts';
import type { Handlers } from '../handlers.ts';

type Dependencies = Ports & { readonly readPolicy: (districtCode: string | null) => Promise<CasePolicy> };
type SearchHandlers = Pick<Handlers, keyof typeof searchEndpoints>;

/** Binds the endpoints of search and duty to their use cases. */
export function searchHandlers(dependencies: Dependencies): SearchHandlers {
  const use = {
    similarToCase: listSimilarToCase(dependencies),
    similarCases: listSimilarCases(dependencies),
    readDuty: readDuty(dependencies),
    setDuty: setDuty(dependencies),
    listInspectors: listInspectors(dependencies),
  };
  return {
    listSimilarToCase: ({ actor, parameters }) => use.similarToCase(actor, parameters),
    listSimilarCases: ({ actor, query }) => use.similarCases(actor, query),
    readDuty: ({ actor }) => use.readDuty(actor),
    setDuty: ({ actor, body }) => use.setDuty(actor, body),
    listInspectors: ({ actor, query }) => use.listInspectors(actor, query),
  };
}
