import { type RoleCode, roleCodes } from '@domain/identity/permissions';

/** The role whose name is shown for an actor; anything that is no role acted for the system. */
export function roleKey(role: string): RoleCode | 'system' {
  return roleCodes.find((code) => code === role) ?? 'system';
}
