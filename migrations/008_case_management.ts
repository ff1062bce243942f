import type { Knex } from 'knex';

/**
 * The whole life of a case: clocks of every step, requests, suspension, supervision, appeal, duplicates, split cases.
 * Each activity says which step it ended, so that every indicator can be computed from the log alone.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    ALTER TABLE cases
      ADD COLUMN professional_grid_codes text[] NOT NULL DEFAULT '{}',
      ADD COLUMN sub_unit_code text REFERENCES disposal_units (code),
      ADD COLUMN previous_unit_code text REFERENCES disposal_units (code),
      ADD COLUMN dispatch_rule_version integer,
      ADD COLUMN dispatch_count smallint NOT NULL DEFAULT 0,
      ADD COLUMN handler_ids uuid[] NOT NULL DEFAULT '{}',
      ADD COLUMN assignee_id uuid REFERENCES users (id),
      ADD COLUMN extension_count smallint NOT NULL DEFAULT 0,
      ADD COLUMN reopen_count smallint NOT NULL DEFAULT 0,
      ADD COLUMN request jsonb,
      ADD COLUMN suspended_until timestamptz,
      ADD COLUMN is_self_disposal boolean NOT NULL DEFAULT false,
      ADD COLUMN self_disposal_audit text CHECK (self_disposal_audit IN ('pending', 'passed', 'failed')),
      ADD COLUMN supervision text CHECK (supervision IN ('owed', 'answered')),
      ADD COLUMN supervision_due_at timestamptz,
      ADD COLUMN appeal text CHECK (appeal IN ('pending', 'granted', 'denied')),
      ADD COLUMN duplicate_of uuid,
      ADD COLUMN parent_id uuid,
      ADD COLUMN status_before_link text,
      ADD COLUMN disposal_clock jsonb,
      ADD COLUMN step_started_at timestamptz,
      ADD COLUMN step_warn_at timestamptz,
      ADD COLUMN step_due_at timestamptz,
      ADD COLUMN step_paused_at timestamptz,
      ADD FOREIGN KEY (district_code, duplicate_of) REFERENCES cases (district_code, id),
      ADD FOREIGN KEY (district_code, parent_id) REFERENCES cases (district_code, id)`);
  await knex.raw(`
    UPDATE cases SET step_started_at = coalesce(dispatched_at, updated_at), step_due_at = due_at,
      step_warn_at = dispatched_at + 0.8 * (due_at - dispatched_at), step_paused_at = coalesce(handled_at, closed_at),
      dispatch_count = CASE WHEN dispatched_at IS NULL THEN 0 ELSE 1 END`);
  await knex.raw(clocksOfExistingCases);
  await knex.raw('ALTER TABLE cases ALTER COLUMN step_started_at SET NOT NULL');
  await knex.raw(`CREATE INDEX cases_duplicates ON cases (district_code, duplicate_of) WHERE duplicate_of IS NOT NULL`);
  await knex.raw(`CREATE INDEX cases_children ON cases (district_code, parent_id) WHERE parent_id IS NOT NULL`);
  await knex.raw(
    `CREATE INDEX cases_sub_unit ON cases (sub_unit_code, status, due_at) WHERE sub_unit_code IS NOT NULL`,
  );
  await knex.raw(`CREATE INDEX cases_due ON cases (district_code, status, step_due_at, id)`);
  await knex.raw(
    `CREATE INDEX cases_waking ON cases (suspended_until) WHERE suspended_until IS NOT NULL AND status = 'suspended'`,
  );
  await knex.raw(`CREATE INDEX cases_location ON cases USING gist (location)`);
  await knex.raw(`
    ALTER TABLE activities
      ADD COLUMN unit_code text,
      ADD COLUMN ended_step text,
      ADD COLUMN step_started_at timestamptz,
      ADD COLUMN step_due_at timestamptz`);
  await knex.raw(`CREATE INDEX activities_at ON activities (district_code, at)`);
  // A command that touches several cases applies to all of them or, when another was first at one, to none.
  await knex.raw(`
    CREATE FUNCTION all_or_nothing(applied bigint, wanted bigint) RETURNS boolean LANGUAGE plpgsql AS $$
    BEGIN
      IF applied <> wanted THEN
        RAISE unique_violation USING MESSAGE = 'another command was first', CONSTRAINT = 'all_or_nothing';
      END IF;
      RETURN true;
    END $$`);
  await knex.raw(`
    CREATE TABLE inspector_duties (
      district_code text NOT NULL,
      user_id uuid NOT NULL REFERENCES users (id),
      on_duty_until timestamptz NOT NULL,
      location geometry(Point, 4326),
      located_at timestamptz,
      PRIMARY KEY (district_code, user_id)
    )`);
  for (const [code, added] of Object.entries(newPermissions)) {
    await knex.raw(
      'UPDATE roles SET permissions = ARRAY(SELECT DISTINCT unnest(permissions || ?::text[]) ORDER BY 1) WHERE code = ?',
      [[...added], code],
    );
  }
  await knex.raw(`CREATE INDEX inspector_duties_location ON inspector_duties USING gist (location)`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP TABLE inspector_duties');
  await knex.raw('DROP FUNCTION all_or_nothing');
  await knex.raw(`
    ALTER TABLE activities DROP COLUMN unit_code, DROP COLUMN ended_step, DROP COLUMN step_started_at, DROP COLUMN step_due_at`);
  await knex.raw('DROP INDEX activities_at, cases_location, cases_due');
  await knex.raw(`
    ALTER TABLE cases DROP COLUMN professional_grid_codes, DROP COLUMN sub_unit_code, DROP COLUMN previous_unit_code,
      DROP COLUMN dispatch_rule_version, DROP COLUMN dispatch_count, DROP COLUMN handler_ids, DROP COLUMN assignee_id, DROP COLUMN extension_count,
      DROP COLUMN reopen_count, DROP COLUMN request, DROP COLUMN suspended_until, DROP COLUMN is_self_disposal,
      DROP COLUMN self_disposal_audit, DROP COLUMN supervision, DROP COLUMN supervision_due_at, DROP COLUMN appeal,
      DROP COLUMN duplicate_of, DROP COLUMN parent_id, DROP COLUMN status_before_link, DROP COLUMN disposal_clock,
      DROP COLUMN step_started_at, DROP COLUMN step_warn_at, DROP COLUMN step_due_at, DROP COLUMN step_paused_at`);
}

/** Cases that were sent to a unit before get the clock that their due time came from; a handled one stands still. */
const clocksOfExistingCases = `
  UPDATE cases c SET disposal_clock = jsonb_build_object(
    'limit', jsonb_build_object('value', t.limit_value, 'unit', t.limit_unit), 'extension', 0, 'startedAt', ${iso('c.dispatched_at')},
    'pauses', CASE WHEN coalesce(c.handled_at, c.closed_at) IS NULL THEN '[]'::jsonb ELSE jsonb_build_array(
      jsonb_build_object('from', ${iso('coalesce(c.handled_at, c.closed_at)')}, 'to', NULL)) END)
  FROM time_limits t
  WHERE t.filing_condition_id = c.filing_condition_id AND t.area_class = c.area_class AND c.due_at IS NOT NULL`;

function iso(instant: string): string {
  return `to_char(${instant} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

const judging = ['case.link', 'case.correct', 'case.export', 'evaluation.read'];

/** The rights that the roles of an existing city gain with the new commands. */
const newPermissions: Readonly<Record<string, readonly string[]>> = {
  inspector: ['duty.write'],
  'intake-operator': judging,
  'duty-officer': [...judging, 'case.answer-urge', 'case.audit', 'case.split', 'case.reopen'],
  dispatcher: [
    ...judging,
    'case.answer-urge',
    'case.decide-return',
    'case.decide-extension',
    'case.decide-suspension',
    'rules.manage',
  ],
  'disposal-unit': ['case.answer-urge', 'case.export'],
  supervisor: ['case.export', 'case.urge', 'case.decide-appeal', 'evaluation.read'],
  administrator: ['case.export', 'evaluation.read', 'rules.manage', 'configuration.manage'],
};
