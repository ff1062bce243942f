import type { HeatLevel } from '@contract/schemas/heatmap';

/** The areas whose children are shown: their names answer for the shown codes. */
export function parentsOf(codes: readonly string[], level: HeatLevel): (string | null)[] {
  if (level === 'district') return [null];
  return [...new Set(codes.map((code) => parentOf(namedPart(code, level))))];
}

/** An area's code without its last three digits is that of the area it lies in. */
function parentOf(code: string): string {
  return code.slice(0, -3);
}

/** The part of a code that is an area with a name; a professional grid's code begins with its object's six digits. */
export function namedPart(code: string, level: HeatLevel): string {
  if (level === 'district') return code;
  if (level === 'subdistrict' || level === 'responsibility-grid') return code.slice(0, 9);
  return level === 'professional-grid' ? code.slice(6, 18) : code.slice(0, 12);
}
