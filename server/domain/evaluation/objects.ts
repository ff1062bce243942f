/** What is evaluated (DOMAIN §6): areas, departments, and the people of a post. */
export const objectKinds = [
  'district',
  'subdistrict',
  'community',
  'responsibility-grid',
  'unit',
  'inspector',
  'intake-operator',
  'duty-officer',
  'dispatcher',
] as const;
export type ObjectKind = (typeof objectKinds)[number];

/** Objects that are measured by the same scale. */
export const scaleCodes = ['area', 'unit', 'inspector', 'intake-operator', 'duty-officer', 'dispatcher'] as const;
export type ScaleCode = (typeof scaleCodes)[number];

const areaKinds = ['district', 'subdistrict', 'community', 'responsibility-grid'] as const satisfies ObjectKind[];
export type AreaKind = (typeof areaKinds)[number];

/** Whether the objects of a kind are areas, and so can be shown on the map. */
export function isAreaKind(kind: ObjectKind): kind is AreaKind {
  return (areaKinds as readonly ObjectKind[]).includes(kind);
}

/** The scale that a kind of object is measured by. */
export function scaleOf(kind: ObjectKind): ScaleCode {
  return isAreaKind(kind) ? 'area' : kind;
}
