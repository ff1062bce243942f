/** Packed numbers as they come from the database (big-endian int4) as whole numbers of this machine. */
export function numbersOf(bytes: Uint8Array): Int32Array {
  // A copy of its own: what the driver gives may begin at an odd place of a shared buffer.
  const own = Buffer.from(new ArrayBuffer(bytes.length));
  own.set(bytes);
  own.swap32();
  return new Int32Array(own.buffer);
}

/** Whole numbers of this machine packed as the database keeps them: what `numbersOf` reads. */
export function packedBytesOf(numbers: Int32Array): Buffer {
  return Buffer.from(new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength)).swap32();
}
