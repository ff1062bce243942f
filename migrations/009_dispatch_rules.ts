import type { Knex } from 'knex';

/**
 * Dispatch rules become versions of one ordered list, kept as data: a case remembers the version that sent it, so a
 * published version never changes again. Units get a place, responsibility grids a default unit.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('ALTER TABLE disposal_units ADD COLUMN location geometry(Point, 4326)');
  await knex.raw('ALTER TABLE responsibility_grids ADD COLUMN unit_code text REFERENCES disposal_units (code)');
  await knex.raw(`
    CREATE TABLE dispatch_rule_sets (
      version integer PRIMARY KEY CHECK (version > 0),
      rules jsonb NOT NULL CHECK (jsonb_typeof(rules) = 'array'),
      note text NOT NULL DEFAULT '',
      -- Counts the savings of a draft, so that nobody overwrites what they have not seen.
      revision integer NOT NULL DEFAULT 1,
      created_by uuid REFERENCES users (id),
      created_at timestamptz NOT NULL DEFAULT now(),
      updated_by uuid REFERENCES users (id),
      updated_at timestamptz NOT NULL DEFAULT now(),
      published_by uuid REFERENCES users (id),
      published_at timestamptz
    )`);
  await knex.raw(`
    CREATE UNIQUE INDEX dispatch_rule_sets_one_draft ON dispatch_rule_sets ((published_at IS NULL))
    WHERE published_at IS NULL`);
  await knex.raw(`
    CREATE TRIGGER dispatch_rule_sets_published BEFORE UPDATE OR DELETE ON dispatch_rule_sets
    FOR EACH ROW WHEN (OLD.published_at IS NOT NULL) EXECUTE FUNCTION refuse_change()`);
  await knex.raw(convertRules);
  await knex.raw('DROP TABLE dispatch_rules');
}

/** The rules that were valid become version 1, in their order. */
const convertRules = `
  INSERT INTO dispatch_rule_sets (version, rules, note, published_at)
  SELECT 1, jsonb_agg(jsonb_build_object(
      'id', id,
      'name', name,
      'when', jsonb_strip_nulls(jsonb_build_object(
        'categoryIds', CASE WHEN category_id IS NOT NULL THEN jsonb_build_array(category_id) END,
        'trades', CASE WHEN trade IS NOT NULL THEN jsonb_build_array(trade) END,
        'professionalKinds', CASE WHEN professional_kind IS NOT NULL THEN jsonb_build_array(professional_kind) END,
        'areaCodes', CASE WHEN coalesce(subdistrict_code, district_code) IS NOT NULL
          THEN jsonb_build_array(coalesce(subdistrict_code, district_code)) END)),
      'sendTo', jsonb_strip_nulls(jsonb_build_object('kind', chooses, 'unitCode', unit_code)),
      'isAutomatic', false) ORDER BY priority, id), '', now()
  FROM dispatch_rules WHERE now() < valid_to HAVING count(*) > 0`;

/** The way back has no rules: their new conditions do not fit the old table, and a wrong rule is worse than none. */
export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE dispatch_rules (
      id text PRIMARY KEY,
      priority integer NOT NULL,
      name text NOT NULL,
      category_id text REFERENCES categories (id),
      trade text,
      professional_kind text CHECK (professional_kind IN ('water', 'greening', 'municipal', 'underground')),
      district_code text,
      subdistrict_code text,
      chooses text NOT NULL CHECK (chooses IN ('component-maintainer', 'professional-grid-unit', 'trade-unit', 'named-unit')),
      unit_code text REFERENCES disposal_units (code),
      valid_from date NOT NULL,
      valid_to date NOT NULL DEFAULT 'infinity',
      CHECK ((chooses = 'named-unit') = (unit_code IS NOT NULL))
    )`);
  await knex.raw('DROP TABLE dispatch_rule_sets');
  await knex.raw('ALTER TABLE responsibility_grids DROP COLUMN unit_code');
  await knex.raw('ALTER TABLE disposal_units DROP COLUMN location');
}
