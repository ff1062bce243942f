/** Packed facts as they come from the database (big-endian int4) as whole numbers of this machine. */
export function factsOf(bytes: Buffer): Int32Array {
  // A copy of its own: what the driver gives may begin at an odd place of a shared buffer.
  const own = Buffer.from(new ArrayBuffer(bytes.length));
  bytes.copy(own);
  own.swap32();
  return new Int32Array(own.buffer);
}
