import type { DraftComparison } from '@contract/schemas/division';
import { countMoved } from '@domain/division/partition/moves';

export const sides = ['before', 'other', 'after'] as const;
/** What is looked at: the grids of today, the draft that is compared, the draft itself. */
export type Side = (typeof sides)[number];

type Grids = DraftComparison['before'] | DraftComparison['after'];

/** One side as it is drawn and listed. */
export interface ShownSide {
  readonly side: Side;
  readonly grids: Grids;
  readonly outlines: DraftComparison['outlines']['before'];
  readonly borderMeters: number;
  /** The draft it comes from; null for the grids of today. */
  readonly comparison: DraftComparison | null;
}

/** The sides there are, from the present to the chosen draft. */
export function shownSides(own: DraftComparison, other: DraftComparison | undefined): ShownSide[] {
  const drafted = (side: Side, comparison: DraftComparison): ShownSide => ({
    side,
    grids: comparison.after,
    outlines: comparison.outlines.after,
    borderMeters: comparison.borderMeters.after,
    comparison,
  });
  const present: ShownSide = {
    side: 'before',
    grids: own.before,
    outlines: own.outlines.before,
    borderMeters: own.borderMeters.before,
    comparison: null,
  };
  return [present, ...(other ? [drafted('other', other)] : []), drafted('after', own)];
}

/** The mean of 4πA/P² over the grids; null where none has a shape. */
export function meanShape(grids: Grids): number | null {
  const shapes = grids.flatMap(({ polsbyPopper }) => polsbyPopper ?? []);
  return shapes.length === 0 ? null : shapes.reduce((sum, own) => sum + own, 0) / shapes.length;
}

/**
 * How many unit grids two drafts put into different grids, once each grid is paired with the one it has most in common
 * with; null when the drafts do not divide the same unit grids.
 */
export function countDiffering(own: DraftComparison, other: DraftComparison): number | null {
  const numbers = new Map(other.members.map(({ code, after }) => [code, Number(after)]));
  const isSameScope = own.members.length === other.members.length && own.members.every(({ code }) => numbers.has(code));
  if (!isSameScope) return null;
  return countMoved(
    own.members.map(({ after }) => Number(after)),
    own.members.map(({ code }) => numbers.get(code) ?? -1),
    own.after.length,
  );
}
