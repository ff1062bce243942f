/** Different texts as bytes, so that a million names are no million objects. */
export interface Texts {
  readonly bytes: Uint8Array;
  readonly starts: Uint32Array;
}

/** Packs texts, each once, and tells for every given one which it is. */
export function packTexts(texts: readonly string[]): { readonly pool: Texts; readonly numbers: Uint32Array } {
  const known = new Map<string, number>();
  const numbers = Uint32Array.from(texts, (text) => {
    const number = known.get(text) ?? known.size;
    if (number === known.size) known.set(text, number);
    return number;
  });
  const encoder = new TextEncoder();
  const parts = [...known.keys()].map((text) => encoder.encode(text));
  const starts = new Uint32Array(parts.length + 1);
  for (const [index, part] of parts.entries()) starts[index + 1] = (starts[index] ?? 0) + part.length;
  const bytes = new Uint8Array(starts[parts.length] ?? 0);
  for (const [index, part] of parts.entries()) bytes.set(part, starts[index]);
  return { pool: { bytes, starts }, numbers };
}

const decoder = new TextDecoder();

/** A packed text by its number. */
export function textAt({ bytes, starts }: Texts, number: number): string {
  return decoder.decode(bytes.subarray(starts[number], starts[number + 1]));
}
