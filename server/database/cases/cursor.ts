import { z } from 'zod';
import type { CaseOrder } from '../../contract/schemas/caseFilter.ts';
import type { CaseSummary } from '../../contract/schemas.ts';

const cursorSchema = z.object({ at: z.union([z.iso.datetime(), z.literal('infinity')]), id: z.uuid() });
export type CaseCursor = z.infer<typeof cursorSchema>;

/** The place after one row of a list, as text for the next page's address. */
export function encodeCursor(order: CaseOrder, last: Pick<CaseSummary, 'id' | 'stepDueAt' | 'reportedAt'>): string {
  const at = order === 'due' ? (last.stepDueAt ?? 'infinity') : last.reportedAt;
  return Buffer.from(JSON.stringify({ at, id: last.id })).toString('base64url');
}

/** Reads a cursor; null when it is none of ours. */
export function decodeCursor(text: string): CaseCursor | null {
  try {
    return cursorSchema.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
  } catch {
    return null;
  }
}
