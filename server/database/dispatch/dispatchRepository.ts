import type { DispatchPort } from '../../application/dispatchPort.ts';
import type { FilingConditionFacts } from '../../domain/case/context.ts';
import { districtOfArea } from '../../domain/dispatch/areaCodes.ts';
import type { Database } from '../connection.ts';
import { runStatement } from '../statement.ts';
import { listRuleAreas, nameCodes } from './areas.ts';
import { listUnitFacts, readDispatchFacts } from './facts.ts';
import { readKnownValues } from './knownValues.ts';
import { readReplayCases } from './replayCases.ts';
import { ruleSets } from './ruleSets.ts';

const filingCondition = {
  name: 'read-filing-condition',
  text: `
    SELECT f.id, f.category_id AS "categoryId", (
        SELECT coalesce(jsonb_object_agg(t.area_class, jsonb_build_object('value', t.limit_value, 'unit', t.limit_unit)), '{}')
        FROM time_limits t WHERE t.filing_condition_id = f.id) AS limits
    FROM filing_conditions f WHERE f.id = $1`,
};

/** Dispatch rules, the facts they are asked about, and past cases for a dry run. */
export function dispatchRepository(database: Database): DispatchPort {
  return {
    ...ruleSets(database),
    readFacts: (districtCode, caseId, at) => readDispatchFacts(database, districtCode, caseId, at),
    listUnitFacts: (districtCode) => listUnitFacts(database, districtCode),
    async readFilingCondition(id) {
      const [row] = await runStatement<FilingConditionFacts>(database, filingCondition, [id]);
      return row ?? null;
    },
    readKnownValues: (areaCodes) =>
      readKnownValues(database, areaCodes, [...new Set(areaCodes.map((code) => districtOfArea(code)))]),
    listRuleAreas: (parentCode) => listRuleAreas(database, parentCode),
    nameCodes: (codes) => nameCodes(database, codes),
    replayCases: (since, districtCode) => readReplayCases(database, since, districtCode),
  };
}
