import type { HeatLevel } from '@contract/schemas/heatmap';

/** The areas whose children are shown: their names answer for the shown codes. */
export function parentsOf(codes: readonly string[], level: HeatLevel): (string | null)[] {
  return [...new Set(codes.map((code) => parentOf(namedPart(code, level))))];
}

/** An area's code without its last three digits is that of the area it lies in; a district lies in none that is named. */
function parentOf(code: string): string | null {
  return code.length > 6 ? code.slice(0, -3) : null;
}

/**
 * The part of a code that is an area with a name. A professional grid's code begins with its object's six digits, and noughts
 * stand for the community or subdistrict of a grid that reaches over several.
 */
export function namedPart(code: string, level: HeatLevel): string {
  if (level === 'district') return code;
  if (level === 'subdistrict' || level === 'responsibility-grid') return code.slice(0, 9);
  return level === 'professional-grid' ? code.slice(6, 18).replace(/(000)+$/, '') : code.slice(0, 12);
}
