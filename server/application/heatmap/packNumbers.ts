import type { PackedWhole } from '../../contract/schemas/heatmap.ts';
import type { Cells } from '../../domain/heatmap/cells.ts';

/** Whole numbers as they travel: base64 of little-endian numbers of 1, 2 or 4 bytes, as the largest needs. */
export function packWhole(numbers: Cells): PackedWhole {
  if (numbers instanceof Uint8Array) return { bytes: 1, base64: base64Of(numbers) };
  // The bits of all together fit in as many bytes as the largest. (An iterator would take ten times as long.)
  let bits = 0;
  for (let index = 0; index < numbers.length; index += 1) bits |= numbers[index] ?? 0;
  if (bits >>> 8 === 0) return { bytes: 1, base64: base64Of(new Uint8Array(numbers)) };
  if (bits >>> 16 === 0) return { bytes: 2, base64: base64Of(new Uint16Array(numbers)) };
  return { bytes: 4, base64: base64Of(numbers) };
}

/** Fractions as they travel: base64 of little-endian numbers of 4 bytes. */
export function packFractions(numbers: Float32Array): string {
  return base64Of(numbers);
}

function base64Of({ buffer, byteOffset, byteLength }: Uint8Array | Uint16Array | Uint32Array | Float32Array): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString('base64');
}
