import type { GridEdition } from '../../contract/schemas.ts';
import type { Database } from '../connection.ts';
import { runStatement } from '../statement.ts';

/** More days than these nobody looks through; the newest are kept. */
const MOST_EDITIONS = 500;

const begun = (table: string, kind: string) => `
  SELECT valid_from AS day, count(*) AS ${kind}_begun FROM ${table}
  WHERE $1::text IS NULL OR district_code = $1 GROUP BY valid_from`;
const ended = (table: string, kind: string) => `
  SELECT valid_to AS day, count(*) AS ${kind}_ended FROM ${table}
  WHERE valid_to < 'infinity' AND ($1::text IS NULL OR district_code = $1) GROUP BY valid_to`;

/** Each day on which grids began or ended, in one statement over the three tables of grids. */
const list = {
  name: 'list-grid-editions',
  text: `
    SELECT day::text, coalesce(unit_begun, 0)::int AS "unitBegun", coalesce(unit_ended, 0)::int AS "unitEnded",
      coalesce(post_begun, 0)::int AS "responsibilityBegun", coalesce(post_ended, 0)::int AS "responsibilityEnded",
      coalesce(trade_begun, 0)::int AS "professionalBegun", coalesce(trade_ended, 0)::int AS "professionalEnded"
    FROM (${begun('unit_grids', 'unit')}) AS a
    FULL JOIN (${ended('unit_grids', 'unit')}) AS b USING (day)
    FULL JOIN (${begun('responsibility_grids', 'post')}) AS c USING (day)
    FULL JOIN (${ended('responsibility_grids', 'post')}) AS d USING (day)
    FULL JOIN (${begun('professional_grids', 'trade')}) AS e USING (day)
    FULL JOIN (${ended('professional_grids', 'trade')}) AS f USING (day)
    ORDER BY day DESC LIMIT ${MOST_EDITIONS}`,
};

/** The days on which the grids of a district (or the city) changed, the last first. */
export function listGridEditions(database: Database, districtCode: string | null): Promise<GridEdition[]> {
  return runStatement<GridEdition>(database, list, [districtCode]);
}
