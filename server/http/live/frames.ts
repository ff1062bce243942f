import type { Notice } from '../../contract/schemas.ts';
import type { CaseScope } from '../../domain/identity/permissions.ts';
import { type Cursor, cursorWithin, formatCursor } from './cursor.ts';

/**
 * The events of a page for everyone of one scope, as one text: what concerns them, each with the cursor after it. `before`
 * is the cursor before the page.
 */
export function framesOf(page: readonly Notice[], before: Cursor, scope: CaseScope): string {
  const cursor: Record<string, number> = { ...cursorWithin(before, scope.districtCode) };
  let text = '';
  for (const notice of page) {
    if (scope.districtCode !== null && scope.districtCode !== notice.districtCode) continue;
    cursor[notice.districtCode] = notice.position;
    if (scope.unitCode !== null && !notice.unitCodes.includes(scope.unitCode)) continue;
    text += `id: ${formatCursor(cursor)}\ndata: ${written(notice)}\n\n`;
  }
  return text;
}

/** Tells that the stream is up to date from here on, and whether everything since the cursor it came with was sent. */
export function readyFrame(cursor: Cursor, scope: CaseScope, isResumed: boolean): string {
  return `id: ${formatCursor(cursorWithin(cursor, scope.districtCode))}\nevent: ready\ndata: {"isResumed":${isResumed}}\n\n`;
}

/**
 * Keeps the connection open, and the cursor of those fresh whom the last notices did not concern. An event that pages can
 * hear, so that they notice a connection that died without saying so.
 */
export function heartbeatFrame(cursor: Cursor, scope: CaseScope): string {
  return `id: ${formatCursor(cursorWithin(cursor, scope.districtCode))}\nevent: heartbeat\ndata: {}\n\n`;
}

/** Asks the page to open its stream anew at its cursor, now. */
export const renewFrame = 'event: renew\ndata: {}\n\n';

const texts = new WeakMap<Notice, string>();

/** A notice as JSON, made once for all scopes. */
function written(notice: Notice): string {
  const text = texts.get(notice) ?? JSON.stringify(notice);
  texts.set(notice, text);
  return text;
}
