/** One part that needs districts of its own: a subdistrict, an island. */
export interface Claim {
  readonly load: number;
  /** The fewest and the most districts it can have. */
  readonly least: number;
  readonly most: number;
}

/**
 * Shares districts out so that the largest load per district is as small as can be: each part has its least number, then
 * the next district always goes to the part with the largest load per district (optimal for that measure, because a
 * part's load per district only falls). Ties go to the earlier part. Null when the number cannot be shared out.
 */
export function apportion(claims: readonly Claim[], districts: number): number[] | null {
  const shares = claims.map(({ least }) => least);
  const given = shares.reduce((sum, share) => sum + share, 0);
  if (given > districts) return null;
  for (let left = districts - given; left > 0; left -= 1) {
    let neediest = -1;
    let need = -1;
    for (const [index, { load, most }] of claims.entries()) {
      const share = shares[index] as number;
      if (share >= most) continue;
      const own = load / share;
      if (own > need) [neediest, need] = [index, own];
    }
    if (neediest < 0) return null;
    shares[neediest] = (shares[neediest] as number) + 1;
  }
  return shares;
}
