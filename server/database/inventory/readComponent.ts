import type { InventoryPort } from '../../application/inventory/inventoryPort.ts';
import type { ComponentDetail } from '../../contract/schemas/inventory.ts';
import type { Database } from '../connection.ts';
import { runStatement } from '../statement.ts';
import { componentColumns } from './componentColumns.ts';

/** A component's past is shown this far back; the database keeps all of it. */
const MOST_ROWS = 100;

const iso = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const list = (name: string, text: string) =>
  `(SELECT coalesce(jsonb_agg(to_jsonb(r)), '[]') FROM (${text}) r) AS "${name}"`;

const history = `
  SELECT ${componentColumns}, ${iso('c.valid_from')} AS "validFrom", ${iso('c.valid_to')} AS "validTo" FROM component_history c
  WHERE c.district_code = $1 AND c.code = $2 ORDER BY c.valid_from DESC LIMIT ${MOST_ROWS}`;
const changes = `
  SELECT h.command_id AS "commandId", h.version, h.kind, h.actor_name AS "actorName", ${iso('h.at')} AS at, h.before, h.after,
    h.reason, h.photos, s.name AS "surveyName"
  FROM component_changes h LEFT JOIN surveys s ON s.district_code = h.district_code AND s.id = h.survey_id
  WHERE h.district_code = $1 AND h.component_code = $2 ORDER BY h.at DESC, h.version DESC LIMIT ${MOST_ROWS}`;
const cases = `
  SELECT k.id, k.number, k.status, ${iso('k.reported_at')} AS "reportedAt" FROM cases k
  WHERE k.district_code = $1 AND k.component_code = $2 AND ($3::text IS NULL OR k.unit_code = $3 OR k.sub_unit_code = $3)
  ORDER BY k.reported_at DESC LIMIT ${MOST_ROWS}`;

const read = {
  name: 'read-component',
  text: `
    SELECT c.district_code AS "districtCode", c.code, ${componentColumns}, ${iso('c.valid_from')} AS "validFrom",
      g.name AS "categoryName", a.name AS "authorityName", o.name AS "ownerName", m.name AS "maintainerName",
      ${list('history', history)}, ${list('changes', changes)}, ${list('cases', cases)}
    FROM components c JOIN categories g ON g.id = c.category_id
    LEFT JOIN disposal_units a ON a.code = c.authority_code LEFT JOIN disposal_units o ON o.code = c.owner_code
    LEFT JOIN disposal_units m ON m.code = c.maintainer_code
    WHERE c.district_code = $1 AND c.code = $2`,
};

/** One component with its past, its changes and its cases in one round trip. */
export function readComponentFrom(database: Database): InventoryPort['read'] {
  return async (districtCode, code, scope) => {
    const [row] = await runStatement<ComponentDetail>(database, read, [districtCode, code, scope.unitCode]);
    return row ?? null;
  };
}
