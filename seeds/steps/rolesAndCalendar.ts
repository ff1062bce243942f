import type { Knex } from 'knex';
import { z } from 'zod';
import { defaultRolePermissions, type RoleCode } from '../../server/domain/identity/permissions.ts';
import { bulkInsert } from '../bulkInsert.ts';
import { defaultCalendarCode, insertDefaultCalendar } from '../calendar.ts';
import { columns } from '../columns.ts';
import { readJson } from '../files.ts';

const roleNames: Readonly<Record<RoleCode, string>> = {
  inspector: '监督员',
  'intake-operator': '受理员',
  'duty-officer': '值班长',
  dispatcher: '派遣员',
  'disposal-unit': '处置单位',
  supervisor: '监管领导',
  administrator: '系统管理员',
  hotline: '热线平台',
};

export async function seedRoles(knex: Knex): Promise<void> {
  const rows = (Object.keys(roleNames) as RoleCode[]).map((code) => ({
    code,
    name: roleNames[code],
    permissions: defaultRolePermissions[code],
  }));
  await bulkInsert(knex, 'roles', columns.roles, rows);
}

const exceptions = z.array(z.object({ day: z.iso.date(), isWorking: z.boolean(), name: z.string() }));

/** Holidays and make-up workdays (调休) that the State Council published for 2025 and 2026. */
export function readCalendarExceptions(): z.infer<typeof exceptions> {
  return readJson('seeds/data/calendarExceptions.json', exceptions);
}

export async function seedCalendar(knex: Knex): Promise<void> {
  await insertDefaultCalendar(knex);
  const rows = readCalendarExceptions().map(({ day, isWorking, name }) => ({
    calendar_code: defaultCalendarCode,
    day,
    is_working: isWorking,
    name,
  }));
  await bulkInsert(knex, 'calendar_exceptions', columns.calendarExceptions, rows);
}
