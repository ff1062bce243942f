import type { DutyPort } from '../application/dutyPort.ts';
import type { Duty, InspectorOfDistrict } from '../contract/schemas/search.ts';
import type { Position } from '../domain/case/caseFile.ts';
import type { Database } from './connection.ts';
import { runStatement } from './statement.ts';

const columns = `ST_X(d.location) AS longitude, ST_Y(d.location) AS latitude, d.located_at AS "locatedAt", d.on_duty_until AS until`;

const read = {
  name: 'read-duty',
  text: `SELECT ${columns} FROM inspector_duties d WHERE d.district_code = $1 AND d.user_id = $2 AND d.on_duty_until > $3`,
};

/** A running duty keeps its end and, without a new position, its last one; an ended one starts anew and knows no place. */
const enter = {
  name: 'enter-duty',
  text: `
    INSERT INTO inspector_duties AS d (district_code, user_id, on_duty_until, location, located_at)
    SELECT $1, $2, least(
        (($3::timestamptz AT TIME ZONE z.time_zone)::date + 1)::timestamp AT TIME ZONE z.time_zone,
        $3::timestamptz + $4::int * interval '1 hour'),
      ST_SetSRID(ST_MakePoint($5::float8, $6::float8), 4326), CASE WHEN $5::float8 IS NOT NULL THEN $3::timestamptz END
    FROM calendars z WHERE z.code IN ('default', $1) ORDER BY z.code = 'default' LIMIT 1
    ON CONFLICT (district_code, user_id) DO UPDATE SET
      on_duty_until = CASE WHEN d.on_duty_until > $3 THEN d.on_duty_until ELSE EXCLUDED.on_duty_until END,
      location = CASE WHEN d.on_duty_until > $3 THEN coalesce(EXCLUDED.location, d.location) ELSE EXCLUDED.location END,
      located_at = CASE WHEN d.on_duty_until > $3 THEN coalesce(EXCLUDED.located_at, d.located_at) ELSE EXCLUDED.located_at END
    RETURNING ${columns}`,
};

/** Where somebody was is nobody's business once off duty. */
const leave = {
  name: 'leave-duty',
  text: `
    UPDATE inspector_duties SET on_duty_until = least(on_duty_until, $3), location = NULL, located_at = NULL
    WHERE district_code = $1 AND user_id = $2`,
};

const inspectors = {
  name: 'list-inspectors',
  text: `
    SELECT u.id, u.display_name AS name, u.district_code AS "districtCode", ${columns},
      ARRAY(SELECT i.responsibility_grid_code FROM responsibility_grid_inspectors i
        WHERE i.user_id = u.id AND i.district_code = u.district_code AND $2::timestamptz < i.valid_to
        ORDER BY 1) AS "responsibilityGridCodes"
    FROM users u
    LEFT JOIN inspector_duties d ON d.district_code = u.district_code AND d.user_id = u.id AND d.on_duty_until > $2::timestamptz
    WHERE u.district_code = $1 AND u.role_code = 'inspector' AND u.is_active
    ORDER BY d.user_id IS NULL, u.display_name, u.id`,
};

interface DutyRow {
  readonly until: Date | null;
  readonly longitude: number | null;
  readonly latitude: number | null;
  readonly locatedAt: Date | null;
}
type InspectorRow = DutyRow & Pick<InspectorOfDistrict, 'id' | 'name' | 'districtCode' | 'responsibilityGridCodes'>;

const OFF_DUTY: Duty = { isOnDuty: false, until: null, position: null, locatedAt: null };

/** Who is on duty and where; the rows say until when, so that a duty ends without anybody ending it. */
export function dutyRepository(database: Database): DutyPort {
  return {
    async read(districtCode, userId, at) {
      return dutyOf(await runStatement<DutyRow>(database, read, [districtCode, userId, at.toISOString()]));
    },
    async enter({ districtCode, userId }, position, at, longestHours) {
      const place = [position?.longitude ?? null, position?.latitude ?? null];
      const values = [districtCode, userId, at.toISOString(), longestHours, ...place];
      return dutyOf(await runStatement<DutyRow>(database, enter, values));
    },
    async leave(districtCode, userId, at) {
      await runStatement(database, leave, [districtCode, userId, at.toISOString()]);
      return OFF_DUTY;
    },
    async listInspectors(districtCode, at) {
      const rows = await runStatement<InspectorRow>(database, inspectors, [districtCode, at.toISOString()]);
      return rows.map(({ id, name, districtCode: district, responsibilityGridCodes, ...row }) => ({
        id,
        name,
        districtCode: district,
        responsibilityGridCodes,
        ...dutyOf([row]),
      }));
    },
  };
}

function dutyOf([row]: readonly DutyRow[]): Duty {
  if (!row?.until) return OFF_DUTY;
  return {
    isOnDuty: true,
    until: row.until.toISOString(),
    position: positionOf(row),
    locatedAt: row.locatedAt?.toISOString() ?? null,
  };
}

function positionOf({ longitude, latitude }: DutyRow): Position | null {
  return longitude === null || latitude === null ? null : { longitude, latitude };
}
