import { MINUTES_PER_DAY, STATES } from './facts.ts';
import { type HeatBlock, type HeatColumns, NO_CASE } from './heatBlock.ts';
import { lightOf, type Mask, type Selection } from './selection.ts';

/** The first `count` of the rows are chosen, in any order. They are good until the next are chosen. */
export interface ChosenRows {
  readonly rows: Int32Array;
  readonly count: number;
}

/** Rows are chosen into one array that every question of the process uses in turn; a question never waits in between. */
let scratch = new Int32Array(4096);

/** Chooses the rows of a block that are asked for. */
export function chooseRows(block: HeatBlock, selection: Selection): ChosenRows {
  if (scratch.length < block.length) scratch = new Int32Array(block.length * 2);
  const { columns } = block;
  const rows = scratch;
  let count = selectByIndex(block, selection, rows);
  if (selection.within) count = keep(rows, count, columns[selection.within.kind], selection.within.mask);
  for (const mask of selection.units) count = keepUnits(rows, count, columns, mask);
  if (selection.lamps) count = keepLamps(rows, count, columns, selection.lamps, selection.moment);
  return { rows, count };
}

function selectByIndex(block: HeatBlock, selection: Selection, rows: Int32Array): number {
  const { categories, states } = selection;
  if (!categories) return selectPeriod(block, selection, rows);
  const count = selectCategories(block, selection, categories, rows);
  return states ? keep(rows, count, block.columns.state, states) : count;
}

function selectCategories(
  block: HeatBlock,
  { firstMinute, endMinute }: Selection,
  categories: readonly number[],
  rows: Int32Array,
): number {
  const { reported } = block.columns;
  const { offsets, rows: ordered } = block.byCategory;
  let count = 0;
  for (const category of categories) {
    if (category + 1 >= offsets.length) continue;
    const end = offsets[category + 1] ?? 0;
    for (let index = offsets[category] ?? 0; index < end; index += 1) {
      const row = ordered[index] ?? 0;
      const minute = reported[row] ?? 0;
      rows[count] = row;
      if (minute >= firstMinute && minute < endMinute) count += 1;
    }
  }
  return count;
}

const ANY_STATE: Mask = new Uint8Array(STATES).fill(1, 0, NO_CASE);

/** The loops that most questions with filters consist of. They have no branch that would be guessed wrong: each condition is a bit. */
function selectPeriod(block: HeatBlock, { firstMinute, endMinute, states }: Selection, rows: Int32Array): number {
  const mask = states ?? ANY_STATE;
  const { reported, state } = block.columns;
  const isInside =
    block.firstDay * MINUTES_PER_DAY >= firstMinute && (block.lastDay + 1) * MINUTES_PER_DAY <= endMinute;
  let count = 0;
  if (isInside) {
    // A byte of each case is read.
    for (let row = 1; row < block.length; row += 1) {
      rows[count] = row;
      count += mask[state[row] ?? 0] ?? 0;
    }
    return count;
  }
  for (let row = 1; row < block.length; row += 1) {
    const minute = reported[row] ?? 0;
    // The sign of a difference is set where the minute lies outside.
    const isOutside = ((minute - firstMinute) | (endMinute - 1 - minute)) >>> 31;
    rows[count] = row;
    count += (isOutside ^ 1) & (mask[state[row] ?? 0] ?? 0);
  }
  return count;
}

function keep(rows: Int32Array, count: number, column: Int32Array | Uint16Array | Uint8Array, mask: Mask): number {
  let kept = 0;
  for (let index = 0; index < count; index += 1) {
    const row = rows[index] ?? 0;
    rows[kept] = row;
    kept += mask[column[row] ?? 0] ?? 0;
  }
  return kept;
}

function keepUnits(rows: Int32Array, count: number, { unit, subUnit }: HeatColumns, mask: Mask): number {
  let kept = 0;
  for (let index = 0; index < count; index += 1) {
    const row = rows[index] ?? 0;
    rows[kept] = row;
    kept += (mask[unit[row] ?? 0] ?? 0) | (mask[subUnit[row] ?? 0] ?? 0);
  }
  return kept;
}

function keepLamps(
  rows: Int32Array,
  count: number,
  { yellowFrom, redFrom }: HeatColumns,
  lamps: Mask,
  moment: number,
): number {
  let kept = 0;
  for (let index = 0; index < count; index += 1) {
    const row = rows[index] ?? 0;
    rows[kept] = row;
    kept += lamps[lightOf(yellowFrom[row] ?? 0, redFrom[row] ?? 0, moment)] ?? 0;
  }
  return kept;
}
