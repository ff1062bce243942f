import type { PackedWhole } from '@contract/schemas/heatmap';

/**
 * Numbers that travel as base64 of their little-endian bytes: a city's 634,000 figures take a fraction of the time and
 * the bytes that a list of JSON numbers would. Every browser's own order is little-endian, so the bytes are the array.
 */
function bytesOf(text: string, bytesPerNumber: number): Uint8Array<ArrayBuffer> {
  const binary = atob(text);
  if (binary.length % bytesPerNumber !== 0)
    throw new Error(`packed numbers of ${bytesPerNumber} bytes each cannot be ${binary.length} bytes long`);
  const bytes = new Uint8Array(binary.length);
  for (let index = 0; index < binary.length; index++) bytes[index] = binary.charCodeAt(index);
  return bytes;
}

/** Unpacks whole numbers, which travel in as few bytes as the largest needs. */
export function unpackWhole({ bytes, base64 }: PackedWhole): Uint32Array {
  const packed = bytesOf(base64, bytes);
  if (bytes === 4) return new Uint32Array(packed.buffer);
  return new Uint32Array(bytes === 2 ? new Uint16Array(packed.buffer) : packed);
}

/** Unpacks fractions; NaN where there is no figure. */
export function unpackFloat32(text: string): Float32Array {
  return new Float32Array(bytesOf(text, 4).buffer);
}
