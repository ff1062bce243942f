import type { CalendarDocument, Documents, Subject, SubjectDocument } from '../../domain/administration/documents.ts';
import type { RunIn as Run } from '../transaction.ts';
import { writeCategory } from './writeCategory.ts';

type Writers = { readonly [S in Subject]: (run: Run, key: string, document: Documents[S]) => Promise<unknown> };

const unit = `
  INSERT INTO disposal_units (code, name, english_name, district_code, subdistrict_code, parent_code, trades, valid_from, valid_to)
  VALUES ($1, $2, $3, $4, $5, $6, $7, (now() AT TIME ZONE 'UTC')::date, coalesce($8::date, 'infinity'))
  ON CONFLICT (code) DO UPDATE SET name = excluded.name, english_name = excluded.english_name,
    subdistrict_code = excluded.subdistrict_code, parent_code = excluded.parent_code, trades = excluded.trades,
    valid_to = excluded.valid_to`;

/** A new account can sign in once its password is set, in the same transaction; until then no password fits. */
const user = `
  INSERT INTO users (id, login, display_name, role_code, district_code, unit_code, is_active, password_hash)
  VALUES ($1, $2, $3, $4, $5, $6, $7, '')
  ON CONFLICT (id) DO UPDATE SET login = excluded.login, display_name = excluded.display_name, role_code = excluded.role_code,
    district_code = excluded.district_code, unit_code = excluded.unit_code, is_active = excluded.is_active`;

const calendar = `
  INSERT INTO calendars (code, time_zone, working_periods) VALUES ($1, $2, $3)
  ON CONFLICT (code) DO UPDATE SET time_zone = excluded.time_zone, working_periods = excluded.working_periods`;
const exceptions = `
  INSERT INTO calendar_exceptions (calendar_code, day, is_working, name)
  SELECT $1, d.day, d."isWorking", d.name FROM jsonb_to_recordset($2::jsonb) AS d (day date, "isWorking" boolean, name text)`;

const policy = `
  INSERT INTO case_policies (code, policy) VALUES ($1, $2) ON CONFLICT (code) DO UPDATE SET policy = excluded.policy`;

const template = `
  INSERT INTO reply_templates (id, command, position, text, english_text) VALUES ($1, $2, $3, $4, $5)
  ON CONFLICT (id) DO UPDATE SET command = excluded.command, position = excluded.position, text = excluded.text,
    english_text = excluded.english_text`;

async function writeCalendar(run: Run, code: string, document: CalendarDocument): Promise<void> {
  await run(calendar, [code, document.timeZone, JSON.stringify(document.workingPeriods)]);
  await run('DELETE FROM calendar_exceptions WHERE calendar_code = $1', [code]);
  await run(exceptions, [code, JSON.stringify(document.exceptions)]);
}

const writers: Writers = {
  category: writeCategory,
  calendar: writeCalendar,
  policy: (run, code, document) => run(policy, [code, JSON.stringify(document)]),
  unit: (run, code, d) =>
    run(unit, [code, d.name, d.englishName, d.districtCode, d.subdistrictCode, d.parentCode, d.trades, d.validTo]),
  user: (run, id, d) => run(user, [id, d.login, d.displayName, d.roleCode, d.districtCode, d.unitCode, d.isActive]),
  role: (run, code, { permissions }) => run('UPDATE roles SET permissions = $2 WHERE code = $1', [code, permissions]),
  template: (run, id, d) => run(template, [id, d.command, d.position, d.text, d.englishText]),
};

/** Writes an entry's document into its tables, as new or over what was there. */
export async function writeEntry(run: Run, key: string, { subject, document }: SubjectDocument): Promise<void> {
  // The union pairs each document with its subject; TypeScript cannot follow that through the table.
  const write = writers[subject] as (run: Run, key: string, document: SubjectDocument['document']) => Promise<unknown>;
  await write(run, key, document);
}

const removals: Readonly<Partial<Record<Subject, readonly string[]>>> = {
  calendar: ['DELETE FROM calendar_exceptions WHERE calendar_code = $1', 'DELETE FROM calendars WHERE code = $1'],
  policy: ['DELETE FROM case_policies WHERE code = $1'],
  template: ['DELETE FROM reply_templates WHERE id = $1'],
};

/** Removes an entry of a subject that nothing points to; the others end instead. */
export async function removeEntry(run: Run, subject: Subject, key: string): Promise<void> {
  const statements = removals[subject];
  if (!statements) throw new Error(`entries of "${subject}" end, they are not removed`);
  for (const text of statements) await run(text, [key]);
}
