/** Numbers as they travel: base64 of their bytes, little-endian. */
export function packNumbers(numbers: Uint32Array | Float32Array): string {
  return Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength).toString('base64');
}
