import type { Knex } from 'knex';

type Template = readonly [id: string, command: string, position: number, text: string, englishText: string];

/** What desks write most often, to begin with; administrators change them. */
const templates: readonly Template[] = [
  ['accept-1', 'accept', 1, '情况属实，予以受理。', 'The report holds; accepted.'],
  ['refuse-1', 'refuse', 1, '不属于城市网格化管理的受理范围。', 'Outside the scope of gridded urban management.'],
  [
    'refuse-2',
    'refuse',
    2,
    '位置或情况描述不清，且无法联系上报人。',
    'Place or matter unclear, and the reporter cannot be reached.',
  ],
  ['refuse-3', 'refuse', 3, '现场核实未发现所报问题。', 'Nothing of what was reported was found on site.'],
  [
    'confirm-request-1',
    'request-confirmation',
    1,
    '请到现场核实位置和问题并拍照。',
    'Please confirm place and matter on site, with a photo.',
  ],
  ['return-1', 'request-return', 1, '不属于本单位职责范围。', 'Not within this unit’s duties.'],
  ['return-2', 'request-return', 2, '位置不在本单位管辖区域内。', 'The place is outside this unit’s area.'],
  [
    'extension-1',
    'request-extension',
    1,
    '需采购配件，无法按时修复。',
    'Parts have to be ordered; it cannot be repaired in time.',
  ],
  ['extension-2', 'request-extension', 2, '需多家单位配合施工。', 'Several units have to work together.'],
  ['suspension-1', 'request-suspension', 1, '受天气影响无法施工。', 'Work is impossible in this weather.'],
  ['suspension-2', 'request-suspension', 2, '须待专项资金或工程计划落实。', 'Waiting for funds or the works plan.'],
  ['feedback-1', 'give-feedback', 1, '已处置完毕，现场恢复正常。', 'Handled; the place is back to normal.'],
  ['rework-1', 'rework', 1, '现场核查未通过，请重新处置。', 'Verification failed; please handle it again.'],
  ['void-1', 'void', 1, '重复上报，原案件已在处理。', 'Reported twice; the first case is being handled.'],
  ['urge-1', 'urge', 1, '请抓紧处置并答复办理情况。', 'Please handle it soon and say how it stands.'],
];

/**
 * What administrators change without code: policies of the city or a district, templates of replies, and the record of
 * every change. A calendar or policy whose code is a district's holds there; `default` holds everywhere else.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE case_policies (
      code text PRIMARY KEY CHECK (code = 'default' OR code ~ '^[0-9]{6}$'),
      policy jsonb NOT NULL
    )`);
  await knex.raw(`
    CREATE TABLE reply_templates (
      id text PRIMARY KEY,
      command text NOT NULL,
      position smallint NOT NULL,
      text text NOT NULL,
      english_text text NOT NULL
    )`);
  for (const [id, command, position, text, english_text] of templates)
    await knex('reply_templates').insert({ id, command, position, text, english_text });
  // A changed condition ends and begins anew, maybe twice a day; at any time there is one of each number.
  await knex.raw('ALTER TABLE filing_conditions DROP CONSTRAINT filing_conditions_category_id_number_valid_from_key');
  await knex.raw(`
    CREATE UNIQUE INDEX filing_conditions_present ON filing_conditions (category_id, number) WHERE valid_to = 'infinity'`);
  await knex.raw(`
    CREATE TABLE configuration_changes (
      sequence bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      id uuid NOT NULL UNIQUE,
      subject text NOT NULL,
      key text NOT NULL,
      revision integer NOT NULL CHECK (revision > 0),
      district_code text,
      before jsonb,
      after jsonb,
      is_password_changed boolean NOT NULL DEFAULT false,
      actor_id uuid,
      actor_name text NOT NULL,
      reason text,
      at timestamptz NOT NULL,
      reverts uuid REFERENCES configuration_changes (id),
      UNIQUE (subject, key, revision)
    )`);
  await knex.raw(`
    CREATE TRIGGER configuration_changes_append_only BEFORE UPDATE OR DELETE ON configuration_changes
    FOR EACH ROW EXECUTE FUNCTION refuse_change()`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP TABLE configuration_changes, reply_templates, case_policies');
  await knex.raw('DROP INDEX filing_conditions_present');
  await knex.raw('ALTER TABLE filing_conditions ADD UNIQUE (category_id, number, valid_from)');
}
