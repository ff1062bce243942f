const WIDTHS = [Uint8Array, Uint16Array, Uint32Array] as const;

/** Counts of one, two or four bytes each, as the largest of them needs: what a question reads of half a million places is mostly a byte each. */
export type Cells = Uint8Array | Uint16Array | Uint32Array;

/** What a cell holds at most. */
export function largestIn({ BYTES_PER_ELEMENT }: Cells): number {
  return 2 ** (BYTES_PER_ELEMENT * 8) - 1;
}

/** The same counts with twice as many bytes each. */
export function widened(cells: Cells): Cells {
  return cells instanceof Uint8Array ? new Uint16Array(cells) : new Uint32Array(cells);
}

/** Noughts of the same width. */
export function noCells({ BYTES_PER_ELEMENT }: Cells, count: number): Cells {
  const Width = WIDTHS.find((width) => width.BYTES_PER_ELEMENT === BYTES_PER_ELEMENT) ?? Uint32Array;
  return new Width(count);
}
