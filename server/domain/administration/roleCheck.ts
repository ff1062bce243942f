import type { Permission } from '../identity/permissions.ts';
import { type Refusal, refuse } from '../refusal.ts';
import type { RoleDocument } from './documents.ts';
import { placeOf } from './fault.ts';

/** Rights that nobody holds together: who handles never judges the handling (two-centre rule, DOMAIN §5). */
const incompatible: readonly (readonly [Permission, Permission])[] = [['case.dispose', 'case.verify']];

/** The refusal of a role that joins what has to stay apart, or null. */
export function roleObjection({ permissions }: RoleDocument): Refusal | null {
  const conflict = incompatible.find((pair) => pair.every((permission) => permissions.includes(permission)));
  return conflict ? refuse('roles-conflict', { path: placeOf('permissions'), permissions: conflict }) : null;
}
