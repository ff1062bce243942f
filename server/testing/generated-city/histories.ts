import type { Knex } from 'knex';
import { uuidOf } from './uuidOf.ts';

/** Receipts and notices go back so far: nobody sends a command again, or reads the log on, after a month. */
const LOG_DAYS = 30;

const kinds = `ARRAY['report', 'accept', 'file', 'dispatch', 'acknowledge', 'give-feedback', 'verify', 'close']`;
const statuses = `ARRAY['reported', 'accepted', 'filed', 'dispatched', 'handling', 'verifying', 'verified', 'closed']`;
const roles = `ARRAY['inspector', 'intake-operator', 'duty-officer', 'dispatcher', 'disposal-unit', 'disposal-unit', 'inspector', 'duty-officer']`;
const endedSteps = `ARRAY[NULL, 'acceptance', 'filing', 'dispatch', NULL, 'disposal', 'verification', 'closure']`;

const isSpecial = `(n = m.version AND fate <> 'ordinary')`;
const kind = `CASE WHEN ${isSpecial} THEN (CASE fate WHEN 'refused' THEN 'refuse' WHEN 'voided' THEN 'void' ELSE 'decide-suspension' END)
  ELSE (${kinds})[n] END`;
const status = `CASE WHEN ${isSpecial} THEN m.status ELSE (${statuses})[n] END`;
/** A suspension ends no step: the disposal stands still. */
const endedStep = `CASE WHEN ${isSpecial} AND fate = 'suspended' THEN NULL ELSE (${endedSteps})[n] END`;

/**
 * The activities: all of a young case; of an older one, which nobody works on any more, the founding one and the one that
 * led to where it stands, under the sequences that they have in the whole history.
 */
const insertActivities = `
  INSERT INTO activities (district_code, case_id, sequence, command_id, kind, actor_id, actor_role, actor_name, from_status,
    to_status, at, unit_code, ended_step, step_started_at, step_due_at)
  SELECT m.district_code, m.id, n, ${uuidOf('m.id::text || n')},
    ${kind},
    CASE WHEN n = 1 THEN m.reporter_id END, (${roles})[n], '', CASE WHEN n > 1 THEN (${statuses})[n - 1] END,
    ${status}, times[n], CASE WHEN n >= 4 THEN m.unit_code END,
    ended_step, CASE WHEN ended_step IS NOT NULL THEN (CASE n WHEN 6 THEN sent ELSE times[n - 1] END) END,
    CASE WHEN ended_step IS NOT NULL THEN (CASE n WHEN 6 THEN due WHEN 4 THEN times[3] + interval '15 minutes'
      ELSE times[n - 1] + interval '30 minutes' END) END
  FROM made_cases m CROSS JOIN LATERAL generate_series(1, m.version) AS n
  CROSS JOIN LATERAL (SELECT ${endedStep} AS ended_step) AS s
  WHERE m.is_young OR n IN (1, m.version)
  ORDER BY m.k DESC, n`;

/** Answers of the commands of the last days, as a tablet that lost one would get it again. */
const insertReceipts = `
  INSERT INTO receipts (district_code, command_id, actor_id, case_id, answer, at)
  SELECT m.district_code, ${uuidOf('m.id::text || n')}, CASE WHEN n = 1 THEN m.reporter_id END, m.id, jsonb_build_object(
    'commandId', ${uuidOf('m.id::text || n')}, 'caseId', m.id, 'districtCode', m.district_code, 'number', m.number, 'version', n,
    'status', ${status}), times[n]
  FROM made_cases m CROSS JOIN LATERAL generate_series(1, m.version) AS n
  WHERE (m.is_young OR n IN (1, m.version)) AND m.at > now() - interval '${LOG_DAYS} days'`;

/** The log of the last days: positions without a gap, in the order of time. */
const insertNotices = `
  INSERT INTO outbox (district_code, position, case_id, unit_code, kind, payload, at)
  SELECT m.district_code, row_number() OVER (ORDER BY times[n], m.k, n), m.id, CASE WHEN n >= 4 THEN m.unit_code END,
    ${kind}, jsonb_build_object('number', m.number, 'version', n, 'status', ${status}, 'units',
      CASE WHEN n >= 4 AND m.unit_code IS NOT NULL THEN jsonb_build_array(m.unit_code) ELSE '[]'::jsonb END), times[n]
  FROM made_cases m CROSS JOIN LATERAL generate_series(1, m.version) AS n
  WHERE (m.is_young OR n IN (1, m.version)) AND m.at > now() - interval '${LOG_DAYS} days'
  ORDER BY 2`;

const insertPositions = `
  INSERT INTO outbox_positions (district_code, position)
  SELECT district_code, count(*) FROM made_cases m CROSS JOIN LATERAL generate_series(1, m.version) AS n
  WHERE (m.is_young OR n IN (1, m.version)) AND m.at > now() - interval '${LOG_DAYS} days' GROUP BY 1`;

/** The history of the cases that `makeCases` made in this transaction. */
export async function makeHistories(knex: Knex): Promise<void> {
  for (const statement of [insertActivities, insertReceipts, insertNotices, insertPositions]) await knex.raw(statement);
}
