import type { Knex } from 'knex';
import type { SurveySettingsPort } from '../../application/survey-settings/surveySettingsPort.ts';
import type { CitySystem, KeptProfile } from '../../contract/schemas/surveySettings.ts';
import type { ImportProfile } from '../../domain/survey/plan.ts';
import type { Database } from '../connection.ts';

const profileColumns = `p.district_code AS "districtCode", p.name, p.profile, p.revision, p.updated_at AS "updatedAt",
  (SELECT display_name FROM users WHERE id = p.updated_by) AS "updatedByName"`;

/** New only where there is none, changed only from the revision that was seen. */
const insertProfile = `
  INSERT INTO import_profiles AS p (district_code, name, profile, updated_by, updated_at)
  VALUES (:districtCode, :name, CAST(:document AS jsonb), :by, :at) ON CONFLICT (district_code, name) DO NOTHING
  RETURNING ${profileColumns}`;
const updateProfile = `
  UPDATE import_profiles p SET profile = CAST(:document AS jsonb), updated_by = :by, updated_at = :at, revision = revision + 1
  WHERE district_code = :districtCode AND name = :name AND revision = :revision
  RETURNING ${profileColumns}`;

const insertSystem = `
  INSERT INTO coordinate_systems (code, name, definition, note) VALUES (:code, :name, :definition, :note)
  ON CONFLICT (code) DO NOTHING RETURNING *`;
const updateSystem = `
  UPDATE coordinate_systems SET name = :name, definition = :definition, note = :note, revision = revision + 1
  WHERE code = :code AND revision = :revision RETURNING *`;

type ProfileRow = Omit<KeptProfile, 'updatedAt'> & { readonly updatedAt: Date };
const fromRow = (row: ProfileRow): KeptProfile => ({ ...row, updatedAt: row.updatedAt.toISOString() });

/** Import profiles and the city's coordinate systems. */
export function surveySettingsRepository({ knex }: Pick<Database, 'knex'>): SurveySettingsPort {
  return {
    async profiles(districtCode) {
      const text = `SELECT ${profileColumns} FROM import_profiles p WHERE p.district_code = :districtCode ORDER BY p.name`;
      return (await rowsOf<ProfileRow>(knex, text, { districtCode })).map(fromRow);
    },
    async readProfile({ districtCode, name }) {
      const row = await knex('import_profiles')
        .where({ district_code: districtCode, name })
        .first<{ profile: ImportProfile } | undefined>('profile');
      return row?.profile ?? null;
    },
    async saveProfile({ profile, ...key }) {
      const values = { ...key, document: JSON.stringify(profile) };
      const [row] = await rowsOf<ProfileRow>(knex, key.revision === 0 ? insertProfile : updateProfile, values);
      return row ? fromRow(row) : null;
    },
    async removeProfile({ districtCode, name, revision }) {
      return (await knex('import_profiles').where({ district_code: districtCode, name, revision }).delete()) > 0;
    },
    systems: () => knex('coordinate_systems').orderBy('code').select<CitySystem[]>('*'),
    async saveSystem(system) {
      const text = system.revision === 0 ? insertSystem : updateSystem;
      return (await rowsOf<CitySystem>(knex, text, { ...system }))[0] ?? null;
    },
    async removeSystem({ code, revision }) {
      return (await knex('coordinate_systems').where({ code, revision }).delete()) > 0;
    },
    async profilesWith(systemCode) {
      const text = `SELECT name FROM import_profiles WHERE profile->>'crs' = :systemCode ORDER BY name LIMIT 20`;
      return (await rowsOf<{ name: string }>(knex, text, { systemCode })).map(({ name }) => name);
    },
  };
}

async function rowsOf<Row>(knex: Knex, text: string, values: Record<string, Knex.RawBinding | null>): Promise<Row[]> {
  return (await knex.raw<{ rows: Row[] }>(text, values as Record<string, Knex.RawBinding>)).rows;
}
