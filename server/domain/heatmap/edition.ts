const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** A short text that is the same for the same codes in the same order: how many, and two mixes (FNV-1a) of them. */
export function editionOf(codes: readonly string[]): string {
  let one = FNV_OFFSET;
  let other = FNV_OFFSET ^ codes.length;
  for (const code of codes) {
    for (let index = 0; index < code.length; index += 1) {
      one = Math.imul(one ^ code.charCodeAt(index), FNV_PRIME);
      other = Math.imul(other + code.charCodeAt(index), FNV_PRIME) ^ (other >>> 15);
    }
    one = Math.imul(one ^ 10, FNV_PRIME);
  }
  return `${codes.length}-${(one >>> 0).toString(36)}${(other >>> 0).toString(36)}`;
}
