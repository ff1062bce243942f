/** The kinds of area a rule can name; the form of a code tells which it is. */
export const areaKinds = [
  'district',
  'subdistrict',
  'community',
  'unit-grid',
  'responsibility-grid',
  'professional-grid',
] as const;
export type AreaKind = (typeof areaKinds)[number];

const patterns: Readonly<Record<AreaKind, RegExp>> = {
  district: /^\d{6}$/,
  subdistrict: /^\d{9}$/,
  community: /^\d{12}$/,
  'unit-grid': /^\d{15}$/,
  'responsibility-grid': /^\d{9}Z\d{3}$/,
  'professional-grid': /^\d{20}$/,
};

/** What kind of area a code names, or null when it is no code of an area. */
export function areaKindOf(code: string): AreaKind | null {
  return areaKinds.find((kind) => patterns[kind].test(code)) ?? null;
}

/** The district of an area: the first six digits, but of a professional grid those behind its object code. */
export function districtOfArea(code: string): string {
  return areaKindOf(code) === 'professional-grid' ? code.slice(6, 12) : code.slice(0, 6);
}

/** The subdistrict of an area; null of a district, and of a professional grid, which may reach across several. */
export function subdistrictOfArea(code: string): string | null {
  const kind = areaKindOf(code);
  return kind === 'district' || kind === 'professional-grid' ? null : code.slice(0, 9);
}

/** Whether by the codes alone every place of `inner` is one of `outer`. Grids of different kinds never tell. */
export function isAreaWithin(inner: string, outer: string): boolean {
  if (inner === outer) return true;
  if (areaKindOf(inner) === 'professional-grid') return outer === districtOfArea(inner);
  return areaKindOf(outer) !== 'professional-grid' && inner.startsWith(outer);
}

/** Whether by the codes alone two areas may share a place. */
export function mayAreasMeet(one: string, other: string): boolean {
  if (isAreaWithin(one, other) || isAreaWithin(other, one)) return true;
  const kinds = [areaKindOf(one), areaKindOf(other)];
  if (kinds.includes('professional-grid')) return districtOfArea(one) === districtOfArea(other);
  // Responsibility grids of a subdistrict lie beside each other; to its communities and unit grids they may lie anyhow.
  return kinds[0] !== kinds[1] && kinds.includes('responsibility-grid') && one.slice(0, 9) === other.slice(0, 9);
}
