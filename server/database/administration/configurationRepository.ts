import type { ConfigurationPort, ConfigurationWork } from '../../application/administration/configurationPort.ts';
import type { ReplyTemplate } from '../../contract/schemas/administration.ts';
import type { Entry, Subject } from '../../domain/administration/documents.ts';
import { openStatuses } from '../../domain/case/caseFile.ts';
import type { CasePolicy } from '../../domain/case/policy.ts';
import type { Database } from '../connection.ts';
import { runStatement } from '../statement.ts';
import type { RunIn as Run } from '../transaction.ts';
import { inOneTransaction } from '../transaction.ts';
import { listChanges, readChange, recordChange } from './changes.ts';
import { listEntries, readEntry } from './entries.ts';
import { removeEntry, writeEntry } from './writeEntry.ts';

/** One change at a time: the unit tree or the last administrator cannot be broken by two changes that are each right. */
const ONE_AT_A_TIME = `SELECT pg_advisory_xact_lock(hashtext('configuration'))`;

const isArea = `
  SELECT FROM administrative_areas WHERE level = $1 AND code = $2 AND district_code = $3 AND now() < valid_to LIMIT 1`;
const openCases = `
  SELECT count(*)::int AS count FROM cases WHERE (unit_code = $1 OR sub_unit_code = $1) AND status = ANY ($2)`;
const administrators = `
  SELECT count(*)::int AS count FROM users u JOIN roles r ON r.code = u.role_code
  WHERE u.is_active AND u.district_code IS NULL AND 'configuration.manage' = ANY (r.permissions)`;
const districtsOnCityCalendar = `
  SELECT a.code FROM administrative_areas a
  WHERE a.level = 'district' AND now() < a.valid_to AND NOT EXISTS (SELECT FROM calendars c WHERE c.code = a.code) ORDER BY a.code`;
const policy = `
  SELECT policy FROM case_policies WHERE code IN ('default', $1) ORDER BY code = 'default' LIMIT 1`;
const templates = `
  SELECT id, command, position, text, english_text AS "englishText" FROM reply_templates ORDER BY command, position, id`;

/** What administrators change, and the record of it. */
export function configurationRepository(database: Database): ConfigurationPort {
  const run: Run = (text, values) => runStatement(database, { text }, values);
  return {
    list: (subject, filter) => listEntries(run, subject, filter),
    listChanges: (filter) => listChanges(run, filter),
    readChange: (id) => readChange(run, id),
    change: (work) =>
      inOneTransaction(database, async (run) => {
        await run(ONE_AT_A_TIME, []);
        return work(workOf(run));
      }),
    async readPasswordHash(userId) {
      const text = 'SELECT password_hash AS hash FROM users WHERE id = $1 AND is_active';
      return (await run<{ hash: string }>(text, [userId]))[0]?.hash ?? null;
    },
    async readPolicy(districtCode) {
      return (await run<{ policy: Partial<CasePolicy> }>(policy, [districtCode]))[0]?.policy ?? null;
    },
    async listDistrictsOnCityCalendar() {
      return (await run<{ code: string }>(districtsOnCityCalendar, [])).map(({ code }) => code);
    },
    listTemplates: () => run<ReplyTemplate>(templates, []),
  };
}

function workOf(run: Run): ConfigurationWork {
  const count = async (text: string, values: readonly unknown[]): Promise<number> =>
    (await run<{ count: number }>(text, values))[0]?.count ?? 0;
  return {
    read: (subject, key) => readEntry(run, subject, key),
    async list<S extends Subject>(subject: S) {
      const { items } = await listEntries(run, subject, { districtCode: null, search: '', limit: 100_000 });
      // All of the one subject asked for.
      return items as unknown as readonly Entry<S>[];
    },
    write: (key, content) => writeEntry(run, key, content),
    remove: (subject, key) => removeEntry(run, subject, key),
    async setPassword(userId, passwordHash) {
      await run('UPDATE users SET password_hash = $2 WHERE id = $1', [userId, passwordHash]);
      await run(`DELETE FROM sessions WHERE sess ->> 'userId' = $1`, [userId]);
    },
    record: (change) => recordChange(run, change),
    isArea: async (level, code, districtCode) => (await run(isArea, [level, code, districtCode])).length > 0,
    isLoginTaken: async (login, exceptUserId) =>
      (await run('SELECT FROM users WHERE login = $1 AND id <> $2', [login, exceptUserId])).length > 0,
    countOpenCases: (unitCode) => count(openCases, [unitCode, openStatuses]),
    countAdministrators: () => count(administrators, []),
  };
}
