import type { Knex } from 'knex';

/**
 * Search over all cases. What of a case never or hardly ever changes (its text, category, places, source, reporter) stands
 * beside it in `case_search`, as one array of tokens under one GIN index: any combination of such filters is an
 * intersection in that index, and the many changes of a case's state never touch it. Words are found by their characters
 * and pairs of characters, which needs no dictionary and no extension and finds every Chinese substring.
 */
export async function up(knex: Knex): Promise<void> {
  for (const text of functions) await knex.raw(text);
  await knex.raw(`
    CREATE TABLE case_search (
      district_code text NOT NULL,
      case_id uuid NOT NULL,
      number text NOT NULL,
      text text NOT NULL,
      tokens text[] NOT NULL,
      PRIMARY KEY (district_code, case_id)
    )`);
  await knex.raw(`INSERT INTO case_search ${rowsOf('cases')}`);
  await knex.raw('CREATE INDEX case_search_tokens ON case_search USING gin (tokens)');
  await knex.raw('CREATE INDEX case_search_number ON case_search (number text_pattern_ops)');
  await knex.raw('CREATE INDEX case_search_number_end ON case_search (reverse(number) text_pattern_ops)');
  // The vocabulary is larger than the usual sample knows: a rare pair of characters must not be taken for a frequent one.
  await knex.raw('ALTER TABLE case_search ALTER COLUMN tokens SET STATISTICS 1000');
  for (const text of triggers) await knex.raw(text);
  for (const text of indexes) await knex.raw(text);
  await knex.raw(`
    CREATE TABLE saved_filters (
      id uuid PRIMARY KEY,
      owner_id uuid NOT NULL REFERENCES users (id),
      name text NOT NULL,
      query jsonb NOT NULL,
      is_shared boolean NOT NULL DEFAULT false,
      created_at timestamptz NOT NULL,
      updated_at timestamptz NOT NULL
    )`);
  await knex.raw('CREATE INDEX saved_filters_owner ON saved_filters (owner_id)');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP TABLE saved_filters');
  await knex.raw('DROP TRIGGER cases_search_insert ON cases');
  await knex.raw('DROP TRIGGER cases_search_update ON cases');
  await knex.raw('DROP TRIGGER cases_search_delete ON cases');
  await knex.raw('DROP TABLE case_search');
  await knex.raw('DROP FUNCTION add_case_search, change_case_search, remove_case_search');
  await knex.raw('DROP FUNCTION search_query_tokens, search_tokens, search_text');
  await knex.raw('DROP INDEX activities_actor, cases_special, cases_audit, cases_next_due');
}

/**
 * `search_text`: as it is compared, full width as half width, without case and without spaces. `search_tokens`: every
 * character and every pair. `search_query_tokens`: what a text that contains the word must have.
 */
const functions = [
  `CREATE FUNCTION search_text(text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT regexp_replace(lower(normalize($1, NFKC)), '\\s+', '', 'g') $$`,
  `CREATE FUNCTION search_tokens(text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT coalesce(array_agg(DISTINCT token), '{}') FROM (
      SELECT sign || coalesce(lead(sign) OVER (ORDER BY place), '') FROM string_to_table($1, NULL) WITH ORDINALITY AS s (sign, place)
      UNION ALL SELECT sign FROM string_to_table($1, NULL) AS s (sign)
    ) AS pairs (token) $$`,
  `CREATE FUNCTION search_query_tokens(text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT CASE WHEN char_length($1) = 1 THEN ARRAY[$1] ELSE coalesce(array_agg(DISTINCT substr($1, place, 2)), '{}') END
    FROM generate_series(1, char_length($1) - 1) AS place $$`,
];

/** The rows of `case_search` for rows of `cases`. */
const rowsOf = (source: string) => `
  SELECT c.district_code, c.id, c.number, t.text, search_tokens(t.text) || array_remove(ARRAY[
    'category:' || c.category_id, 'source:' || c.source, 'reporter:' || c.reporter_id, 'area:' || c.district_code,
    'area:' || c.subdistrict_code, 'area:' || c.community_code, 'area:' || c.unit_grid_code,
    'area:' || c.responsibility_grid_code], NULL)
    || ARRAY(SELECT 'area:' || code FROM unnest(c.professional_grid_codes) AS code)
  FROM ${source} c, LATERAL (
    SELECT search_text(c.description) || E'\\n' || coalesce(search_text(c.address), '')) AS t (text)`;

const watched = [
  'description',
  'address',
  'category_id',
  'source',
  'reporter_id',
  'unit_grid_code',
  'responsibility_grid_code',
  'professional_grid_codes',
];
const rowOf = (name: string) => `(${watched.map((column) => `${name}.${column}`).join(', ')})`;

/** New cases are added a statement at a time, so that loading a city's history costs no call for each row. */
const triggers = [
  `CREATE FUNCTION add_case_search() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      INSERT INTO case_search ${rowsOf('added')};
      RETURN NULL;
    END $$`,
  `CREATE TRIGGER cases_search_insert AFTER INSERT ON cases REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION add_case_search()`,
  `CREATE FUNCTION change_case_search() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      UPDATE case_search s SET (number, text, tokens) = (
        SELECT made.number, made.text, made.tokens
        FROM (${rowsOf('(SELECT NEW.*)')}) AS made (district_code, case_id, number, text, tokens))
      WHERE s.district_code = NEW.district_code AND s.case_id = NEW.id;
      RETURN NULL;
    END $$`,
  `CREATE TRIGGER cases_search_update AFTER UPDATE ON cases FOR EACH ROW
    WHEN (${rowOf('OLD')} IS DISTINCT FROM ${rowOf('NEW')}) EXECUTE FUNCTION change_case_search()`,
  `CREATE FUNCTION remove_case_search() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      DELETE FROM case_search WHERE district_code = OLD.district_code AND case_id = OLD.id;
      RETURN NULL;
    END $$`,
  `CREATE TRIGGER cases_search_delete AFTER DELETE ON cases FOR EACH ROW EXECUTE FUNCTION remove_case_search()`,
];

/** For what changes: small indexes of the few cases with something special, and the order by due time. */
const indexes = [
  'CREATE INDEX activities_actor ON activities (actor_id, district_code, case_id) WHERE actor_id IS NOT NULL',
  `CREATE INDEX cases_special ON cases (district_code, reported_at DESC, id)
    WHERE request IS NOT NULL OR supervision IS NOT NULL OR appeal IS NOT NULL`,
  `CREATE INDEX cases_audit ON cases (district_code, self_disposal_audit, reported_at DESC, id)
    WHERE self_disposal_audit IS NOT NULL`,
  `CREATE INDEX cases_next_due ON cases (coalesce(step_due_at, 'infinity'), id)`,
];
