/**
 * Numbers that travel as base64 of their little-endian bytes: a city's 634,000 figures take a fraction of the time and
 * the bytes that a list of JSON numbers would. Every browser's own order is little-endian, so the bytes are the array.
 */
function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text);
  if (binary.length % 4 !== 0)
    throw new Error(`packed numbers of four bytes each cannot be ${binary.length} bytes long`);
  const bytes = new Uint8Array(binary.length);
  for (let index = 0; index < binary.length; index++) bytes[index] = binary.charCodeAt(index);
  return bytes;
}

/** Unpacks whole numbers. */
export function unpackUint32(text: string): Uint32Array {
  return new Uint32Array(bytesOf(text).buffer);
}

/** Unpacks fractions; NaN where there is no figure. */
export function unpackFloat32(text: string): Float32Array {
  return new Float32Array(bytesOf(text).buffer);
}
