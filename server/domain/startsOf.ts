/** Where the entries of each key begin when the first `count` of them are put in the order of their keys; one more than keys. */
export function startsOf(keys: Int32Array | Uint32Array, count: number, keyCount: number): Uint32Array {
  const starts = new Uint32Array(keyCount + 1);
  for (let index = 0; index < count; index += 1) {
    const next = (keys[index] ?? 0) + 1;
    starts[next] = (starts[next] ?? 0) + 1;
  }
  for (let key = 0; key < keyCount; key += 1) starts[key + 1] = (starts[key + 1] ?? 0) + (starts[key] ?? 0);
  return starts;
}
