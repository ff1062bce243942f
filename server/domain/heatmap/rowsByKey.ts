/** Rows ordered by a key: those of key k are `rows[offsets[k]]` to `rows[offsets[k + 1] − 1]`. */
export interface RowsByKey {
  readonly offsets: Uint32Array;
  readonly rows: Uint16Array | Uint32Array;
}

/** Orders the rows 1 to `length` − 1 that hold a case (`grid` is not 0). */
export function rowsByKey(keys: Uint16Array | Uint32Array, grid: Int32Array, length: number): RowsByKey {
  let highest = 0;
  for (let row = 1; row < length; row += 1) highest = Math.max(highest, keys[row] ?? 0);
  // While rows are placed, an entry says where the next row of its key goes; shifted by one it is where the key began.
  const next = new Uint32Array(highest + 3);
  for (let row = 1; row < length; row += 1) {
    const at = (keys[row] ?? 0) + 2;
    if (grid[row] !== 0) next[at] = (next[at] ?? 0) + 1;
  }
  for (let at = 1; at < next.length; at += 1) next[at] = (next[at] ?? 0) + (next[at - 1] ?? 0);
  const count = next[next.length - 1] ?? 0;
  const rows = length <= 0xffff ? new Uint16Array(count) : new Uint32Array(count);
  for (let row = 1; row < length; row += 1) {
    if (grid[row] === 0) continue;
    const at = (keys[row] ?? 0) + 1;
    const place = next[at] ?? 0;
    rows[place] = row;
    next[at] = place + 1;
  }
  return { offsets: next.subarray(0, highest + 2), rows };
}
