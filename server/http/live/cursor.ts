import type { Notice } from '../../contract/schemas.ts';

/** The last position seen of each district. A district that is missing has been seen up to its beginning. */
export type Cursor = Readonly<Record<string, number>>;

/** `310101:12,310112:4`. */
export function formatCursor(cursor: Cursor): string {
  return Object.entries(cursor)
    .map(([districtCode, position]) => `${districtCode}:${position}`)
    .join(',');
}

/** Reads a cursor; null when there is none or it is not ours. */
export function parseCursor(text: string): Cursor | null {
  if (!/^\d{6}:\d{1,15}(,\d{6}:\d{1,15})*$/.test(text)) return null;
  return Object.fromEntries(text.split(',').map((part) => [part.slice(0, 6), Number(part.slice(7))]));
}

/** What of a cursor concerns one district, or all of it. */
export function cursorWithin(cursor: Cursor, districtCode: string | null): Cursor {
  return districtCode === null ? cursor : { [districtCode]: cursor[districtCode] ?? 0 };
}

/** How many notices lie between two cursors; null when the first is ahead of the second: it is of another log. */
export function missedBetween(seen: Cursor, head: Cursor): number | null {
  const districts = new Set([...Object.keys(seen), ...Object.keys(head)]);
  let missed = 0;
  for (const code of districts) {
    const behind = (head[code] ?? 0) - (seen[code] ?? 0);
    if (behind < 0) return null;
    missed += behind;
  }
  return missed;
}

/** The cursor after a page; null when the page leaves out a position, so that something is lost for good. */
export function cursorAfter(cursor: Cursor, page: readonly Notice[]): Cursor | null {
  const after: Record<string, number> = { ...cursor };
  for (const { districtCode, position } of page) {
    if (position !== (after[districtCode] ?? 0) + 1) return null;
    after[districtCode] = position;
  }
  return after;
}
