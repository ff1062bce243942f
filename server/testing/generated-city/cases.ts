import type { Knex } from 'knex';
import { chance, componentCode, componentPoint, type DistrictShare } from './components.ts';
import { uuidOf } from './uuidOf.ts';

/** Cases younger than this stand at every stage and have their whole history. */
const YOUNG_DAYS = 3;

/**
 * One district's cases with everything that follows from their number `k` (0 is the newest), in a table of the transaction.
 * `stage` counts the ordinary steps: 0 reported, 1 accepted, 2 filed, 3 dispatched, 4 acknowledged, 5 handled, 6 verified,
 * 7 closed. Most old cases are closed, a few still handled, suspended, refused or voided; every fourth was too late.
 * Grids with low numbers have more cases. Reports gather around noon.
 */
function madeCases({ districtCode, grids, components, cases }: DistrictShare, caseDays: number): string {
  // Each district has lots of its own.
  const lot = (seed: number) => chance(`${districtCode}00000000 + k`, seed);
  return `
  CREATE TEMP TABLE made_cases ON COMMIT DROP AS
  WITH numbered AS (
    SELECT k, ${lot(1)} AS fate_lot, ${lot(2)} AS late_lot, ${lot(3)} AS source_lot,
      ${lot(4)} AS kind_lot, floor(${grids} * power(${lot(5)}, 1.5))::int AS spot,
      now() - (k + 1) * (interval '1 day' * ${caseDays}) / ${Math.max(cases, 1)} AS even
    FROM generate_series(0, ${cases} - 1) AS k
  ), timed AS (
    SELECT numbered.*, least(now(), even + interval '1 day' * 0.6
      * sin(2 * pi() * mod(extract(epoch FROM even)::numeric / 86400 + 1 / 3.0, 1)::float8) / (2 * pi())) AS at FROM numbered
  ), dated AS (
    SELECT timed.*, (at AT TIME ZONE 'Asia/Shanghai')::date AS day, at > now() - interval '${YOUNG_DAYS} days' AS is_young FROM timed
  ), staged AS (
    SELECT dated.*, row_number() OVER (PARTITION BY day ORDER BY k DESC) AS of_day,
      CASE WHEN is_young OR fate_lot > 0.03 THEN 'ordinary' WHEN fate_lot > 0.02 THEN 'refused' WHEN fate_lot > 0.015 THEN 'voided'
        WHEN fate_lot > 0.012 THEN 'suspended' ELSE 'ordinary' END AS fate,
      CASE WHEN is_young THEN least(7, floor(fate_lot * 10))::int WHEN fate_lot > 0.03 THEN 7 WHEN fate_lot > 0.02 THEN 0
        WHEN fate_lot > 0.015 THEN 2 ELSE 4 END AS stage,
      least(interval '10 minutes', (now() - at) / 20) AS beat
    FROM dated
  ), placed AS (
    SELECT staged.*, g.*, (CASE g.area_class WHEN 'A' THEN 12 WHEN 'B' THEN 24 ELSE 48 END) AS hours,
      at + 3 * beat AS sent,
      CASE WHEN ${components >= grids} AND kind_lot < 0.4
        THEN (ceil(g.position::numeric * ${components} / ${grids}) + k % ${Math.max(1, Math.floor(components / grids))})::int END AS component
    FROM staged JOIN made_grids g ON g.district_code = '${districtCode}' AND g.position = staged.spot
  ), clocked AS (
    SELECT placed.*, sent + hours * interval '1 hour' AS due, sent + least(
      hours * interval '1 hour' * CASE WHEN k % 4 = 0 THEN 1.25 ELSE 0.1 + 0.8 * late_lot END, 0.6 * (now() - sent)) AS handled
    FROM placed
  )
  SELECT clocked.*, ${uuidOf(`'${districtCode}' || k`)} AS id,
    '${districtCode}' || to_char(day, 'YYYYMMDD') || lpad(of_day::text, 5, '0') AS number,
    CASE WHEN source_lot < 0.7 THEN 'inspector' WHEN source_lot < 0.9 THEN 'hotline' WHEN source_lot < 0.95 THEN 'citizen'
      WHEN source_lot < 0.98 THEN 'supervisor' ELSE 'sensor' END AS source,
    'made:' || coalesce(component % 5 + 1, k % 10 + 1) AS category_id,
    CASE WHEN component IS NOT NULL THEN ${componentCode(districtCode, 'component')} END AS component_code,
    CASE WHEN component IS NOT NULL THEN (
      SELECT ${componentPoint('clocked.component')} FROM (SELECT clocked.longitude, clocked.latitude) AS g)
    ELSE ST_SetSRID(ST_MakePoint(longitude + (kind_lot - 0.5) * 0.0004, latitude + (late_lot - 0.5) * 0.0004), 4326) END AS location,
    ARRAY[at, at + beat, at + 2 * beat, sent, sent + 3 * beat, handled, handled + beat, handled + 2 * beat] AS times,
    CASE fate WHEN 'refused' THEN 2 WHEN 'voided' THEN 4 WHEN 'suspended' THEN 6 ELSE stage + 1 END AS version,
    CASE fate WHEN 'ordinary' THEN (ARRAY['reported', 'accepted', 'filed', 'dispatched', 'handling', 'verifying', 'verified',
      'closed'])[stage + 1] ELSE fate END AS status,
    CASE WHEN source_lot < 0.7 THEN ${uuidOf('responsibility_code')} END AS reporter_id,
    CASE WHEN stage >= 3 THEN '${districtCode}-' || 1 + k % 5 END AS unit_code,
    1 + k % 8 AS text
  FROM clocked`;
}

const iso = (instant: string) => `to_char(${instant} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const MINUTES = `interval '1 minute'`;

/** The present state. An ended case keeps the times of its disposal, an open one has those of the step it is in. */
const insertCases = `
  INSERT INTO cases (district_code, id, number, version, status, source, category_id, filing_condition_id, component_code,
    description, location, subdistrict_code, community_code, unit_grid_code, responsibility_grid_code, professional_grid_codes,
    area_class, reporter_id, unit_code, dispatch_count, reported_at, accepted_at, filed_at, dispatched_at, acknowledged_at,
    handled_at, verified_at, closed_at, due_at, suspended_until, disposal_clock, step_started_at, step_warn_at, step_due_at,
    step_paused_at, updated_at)
  SELECT m.district_code, m.id, m.number, m.version, m.status, m.source, m.category_id,
    CASE WHEN stage >= 2 THEN m.category_id || ':1' END, m.component_code, texts.description, m.location, m.subdistrict_code,
    m.community_code, m.code, m.responsibility_code, m.professional_codes, m.area_class, m.reporter_id, m.unit_code,
    CASE WHEN stage >= 3 THEN 1 ELSE 0 END, m.at, CASE WHEN stage >= 1 THEN times[2] END, CASE WHEN stage >= 2 THEN times[3] END,
    CASE WHEN stage >= 3 THEN times[4] END, CASE WHEN stage >= 4 THEN times[5] END, CASE WHEN stage >= 5 THEN times[6] END,
    CASE WHEN stage >= 6 THEN times[7] END, CASE WHEN stage = 7 OR fate IN ('refused', 'voided') THEN m.last_at END,
    CASE WHEN stage >= 3 THEN m.due END, CASE WHEN fate = 'suspended' THEN now() + interval '60 days' END,
    CASE WHEN stage >= 3 THEN jsonb_build_object('limit', jsonb_build_object('value', hours, 'unit', 'urgent_hour'), 'extension', 0,
      'startedAt', ${iso('sent')}, 'pauses', CASE WHEN paused_at IS NULL THEN '[]'::jsonb ELSE
        jsonb_build_array(jsonb_build_object('from', ${iso('paused_at')}, 'to', NULL)) END) END,
    m.step_at, m.step_at + 0.8 * (m.step_due - m.step_at), m.step_due, m.paused_at, m.last_at
  FROM (
    SELECT made_cases.*, CASE fate WHEN 'refused' THEN times[2] WHEN 'voided' THEN times[4] WHEN 'suspended' THEN times[6]
        ELSE times[stage + 1] END AS last_at,
      CASE WHEN stage IN (3, 4, 7) THEN sent ELSE times[stage + 1] END AS step_at,
      CASE WHEN stage IN (3, 4, 7) THEN due WHEN stage = 2 THEN times[3] + 15 * ${MINUTES} ELSE times[stage + 1] + 30 * ${MINUTES}
        END AS step_due,
      CASE WHEN stage = 7 OR fate = 'suspended' THEN times[6] END AS paused_at
    FROM made_cases
  ) AS m JOIN made_texts texts ON texts.text = m.text
  ORDER BY m.k DESC`;

/** The numbers given so far, as the product counts them. */
const insertCounters = `
  INSERT INTO case_counters (district_code, day, used) SELECT district_code, day, count(*) FROM made_cases GROUP BY 1, 2`;

/**
 * What is searched for, as the trigger of `cases` would write it (a test compares the two); the few texts are taken apart
 * once instead of once for each case.
 */
const insertSearch = `
  INSERT INTO case_search (district_code, case_id, number, text, tokens)
  SELECT m.district_code, m.id, m.number, t.searched, t.tokens || array_remove(ARRAY[
      'category:' || m.category_id, 'source:' || m.source, 'reporter:' || m.reporter_id, 'area:' || m.district_code,
      'area:' || m.subdistrict_code, 'area:' || m.community_code, 'area:' || m.code, 'area:' || m.responsibility_code,
      'area:' || m.professional_codes[1], 'area:' || m.professional_codes[2]], NULL)
  FROM made_cases m JOIN made_texts t ON t.text = m.text ORDER BY m.k DESC`;

/** Brings one district's cases into being, with their history (`histories`) in the same transaction. */
export async function makeCases(knex: Knex, share: DistrictShare, caseDays: number): Promise<void> {
  await knex.raw(madeCases(share, caseDays));
  await knex.raw('ANALYZE made_cases');
  for (const statement of [insertCases, insertCounters, insertSearch]) await knex.raw(statement);
}

/** The few texts that cases have, with what a search finds them by; dropped in the end. */
export async function makeTexts(knex: Knex): Promise<void> {
  await knex.raw('DROP TABLE IF EXISTS made_texts');
  await knex.raw(`
    CREATE UNLOGGED TABLE made_texts AS
    SELECT n::int AS text, description, searched, search_tokens(searched) AS tokens
    FROM unnest(ARRAY['路面有垃圾', '井盖破损', '路灯不亮', '违法搭建', '道路积水', '树木倒伏', '占道经营', '墙面有小广告'])
      WITH ORDINALITY AS t (description, n), LATERAL (SELECT search_text(description) || E'\\n') AS s (searched)`);
}
