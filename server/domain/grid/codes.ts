/** Area classes of a unit grid: core, general, other. They choose the disposal limit (DOMAIN §5). */
export const areaClasses = ['A', 'B', 'C'] as const;
export type AreaClass = (typeof areaClasses)[number];

export const professionalKinds = ['water', 'greening', 'municipal', 'underground'] as const;
export type ProfessionalKind = (typeof professionalKinds)[number];

/** The first six digits of a professional grid's code (CJ/T 349): what kind of thing it is. */
export const objectCodes: Readonly<Record<ProfessionalKind, string>> = {
  water: '210100',
  greening: '220100',
  municipal: '230100',
  underground: '240100',
};

/** What drafts of the grid editor are drafts of. */
export const drawnKinds = ['unit', ...professionalKinds] as const;
export type DrawnKind = (typeof drawnKinds)[number];

export const areaLevels = ['district', 'subdistrict', 'community'] as const;
export type AreaLevel = (typeof areaLevels)[number];

/** A 15-digit unit grid code: 6 county + 3 subdistrict + 3 community + 3 sequence (GB/T 30428.1). */
export const unitGridCodePattern = /^\d{15}$/;

/** The administrative codes that a unit grid code begins with. Throws a RangeError on a code that is no unit grid code. */
export function areasOfUnitGrid(code: string): { district: string; subdistrict: string; community: string } {
  if (!unitGridCodePattern.test(code)) throw new RangeError(`not a unit grid code: ${code}`);
  return { district: code.slice(0, 6), subdistrict: code.slice(0, 9), community: code.slice(0, 12) };
}

/** A code in the groups people read it in: 310101 007 003 012. Codes of other lengths come back as they are. */
export function groupedCode(code: string): string {
  const parts = code.match(/^(\d{6})(\d{3})(\d{3})(\d{3})$/) ?? code.match(/^(\d{6})(\d{2})(\d{2})(\d{6})$/);
  return parts ? parts.slice(1).join(' ') : code;
}
