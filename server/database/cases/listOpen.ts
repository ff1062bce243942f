import type { CasePort } from '../../application/ports.ts';
import { type CaseFile, openStatuses } from '../../domain/case/caseFile.ts';
import type { Database } from '../connection.ts';
import { runStatement } from '../statement.ts';
import { caseAsJson, caseFromJson } from './caseRow.ts';

const open = {
  name: 'list-open-cases',
  text: `
    SELECT ${caseAsJson} AS "caseFile" FROM cases c
    WHERE c.district_code = $1 AND c.status = ANY ($2::text[]) AND ($3::uuid IS NULL OR c.id > $3::uuid)
    ORDER BY c.id LIMIT $4`,
};

const waking = {
  name: 'list-waking-cases',
  text: `
    SELECT district_code AS "districtCode", id AS "caseId" FROM cases
    WHERE suspended_until <= $1 AND status = 'suspended' ORDER BY suspended_until LIMIT $2`,
};

/** The open cases of a district, page by page in the order of their ids. */
export function listOpenFrom(database: Database): CasePort['listOpen'] {
  return async (districtCode, after, limit) => {
    const values = [districtCode, openStatuses, after, limit];
    const rows = await runStatement<{ caseFile: CaseFile }>(database, open, values);
    return rows.map(({ caseFile }) => caseFromJson(caseFile));
  };
}

/** Suspended cases whose time has come, the earliest first. */
export function listWakingFrom(database: Database): CasePort['listWaking'] {
  return (now, limit) => runStatement(database, waking, [now, limit]);
}
