import { type ChosenRows, chooseRows } from './chooseRows.ts';
import { MINUTES_PER_DAY, mondayOf, weekOf } from './facts.ts';
import type { HeatBlock, HeatColumns } from './heatBlock.ts';
import { type CaseKinds, mayHold, type Selection } from './selection.ts';

/** In which steps of time totals are kept. */
export type TotalsStep = 'week' | 'day';

/** Weeks or days from one on and before another; infinite where all there will ever be is meant. */
export interface StepSpan {
  readonly from: number;
  readonly to: number;
}
export const ALL_STEPS: StepSpan = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };

/** Cases of a block that were reported in one week or day. */
export interface StepCases extends ChosenRows {
  readonly step: number;
  readonly columns: HeatColumns;
}

/** Before and after every minute that a case was reported in. Their differences still are whole numbers of 32 bits. */
const FIRST_MINUTE = -(2 ** 29);
const END_MINUTE = 2 ** 29;

/** The week or day that a day is in. */
export function stepOf(step: TotalsStep, day: number): number {
  return step === 'week' ? weekOf(day) : day;
}

/** The cases of some kinds at a moment, earlier weeks or days first. A block of one step is read when its turn comes, another at once. */
export function* casesByStep(
  blocks: Iterable<HeatBlock>,
  kinds: CaseKinds,
  step: TotalsStep,
  span: StepSpan,
  moment: number,
): Iterable<StepCases> {
  const selection = selectionOfSpan(kinds, step, span, moment);
  const parts = new Map<number, { readonly block: HeatBlock; readonly rows: number[] | null }[]>();
  const partsOf = (each: number) => {
    const known = parts.get(each) ?? [];
    parts.set(each, known);
    return known;
  };
  for (const block of blocks) {
    if (!mayHold(block, selection)) continue;
    const first = stepOf(step, block.firstDay);
    if (first === stepOf(step, block.lastDay)) partsOf(first).push({ block, rows: null });
    else for (const [each, rows] of rowsByStep(block, selection, step)) partsOf(each).push({ block, rows });
  }
  for (const each of [...parts.keys()].sort((one, other) => one - other)) {
    for (const { block, rows } of partsOf(each)) {
      const chosen = rows ? { rows: Int32Array.from(rows), count: rows.length } : chooseRows(block, selection);
      if (chosen.count > 0) yield { step: each, columns: block.columns, ...chosen };
    }
  }
}

function rowsByStep(block: HeatBlock, selection: Selection, step: TotalsStep): ReadonlyMap<number, number[]> {
  const found = new Map<number, number[]>();
  const { rows, count } = chooseRows(block, selection);
  for (let index = 0; index < count; index += 1) {
    const row = rows[index] ?? 0;
    const each = stepOf(step, Math.floor((block.columns.reported[row] ?? 0) / MINUTES_PER_DAY));
    const known = found.get(each);
    if (known) known.push(row);
    else found.set(each, [row]);
  }
  return found;
}

function selectionOfSpan(kinds: CaseKinds, step: TotalsStep, { from, to }: StepSpan, moment: number): Selection {
  const minuteOf = (each: number) => (step === 'week' ? mondayOf(each) : each) * MINUTES_PER_DAY;
  return {
    ...kinds,
    firstMinute: Number.isFinite(from) ? minuteOf(from) : FIRST_MINUTE,
    endMinute: Number.isFinite(to) ? minuteOf(to) : END_MINUTE,
    moment,
    within: null,
  };
}
