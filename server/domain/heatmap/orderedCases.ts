import { DAYS_PER_WEEK, MINUTES_PER_DAY } from './facts.ts';
import type { HeatBlock, HeatColumns, HeatPlaceKind } from './heatBlock.ts';
import { type RowsByKey, rowsByKey } from './rowsByKey.ts';

const MINUTES_PER_WEEK = DAYS_PER_WEEK * MINUTES_PER_DAY;

type Numbers = Uint16Array | Int32Array;

/** What is counted of the cases of a week, by category and day: those of slot s are entries `offsets[s]` to `offsets[s + 1] − 1`. */
export interface OrderedCases {
  readonly offsets: Uint32Array;
  /** Two bytes a number where all are that small. */
  readonly places: Readonly<Record<HeatPlaceKind, Numbers>>;
  readonly overdueFrom: Int32Array;
}

/** The slot of a case in the week that begins with a minute: category × 7 + weekday. */
export function slotOf({ category, reported }: HeatColumns, row: number, firstMinute: number): number {
  const weekday = Math.floor(((reported[row] ?? 0) - firstMinute) / MINUTES_PER_DAY);
  return (category[row] ?? 0) * DAYS_PER_WEEK + weekday;
}

/** Orders the cases of all blocks that were reported in the week that begins with a minute. */
export function orderCases(blocks: Iterable<HeatBlock>, firstMinute: number): OrderedCases {
  const found = gather(blocks, firstMinute);
  const { offsets, rows } = rowsByKey(found.slots, found.grid, found.slots.length);
  const places = {
    grid: narrow(inOrder(found.grid, rows)),
    responsibility: narrow(inOrder(found.responsibility, rows)),
    professional: narrow(inOrder(found.professional, rows)),
  };
  return { offsets, places, overdueFrom: inOrder(found.overdueFrom, rows) };
}

/** The cases of the week one after the other from row 1 on. */
function gather(blocks: Iterable<HeatBlock>, firstMinute: number) {
  const ofWeek: { columns: HeatColumns; rows: number[] }[] = [];
  let length = 1;
  for (const block of blocks) {
    const rows = rowsOfWeek(block, firstMinute);
    if (rows.length > 0) ofWeek.push({ columns: block.columns, rows });
    length += rows.length;
  }
  const column = () => new Int32Array(length);
  const gathered = {
    slots: new Uint32Array(length),
    grid: column(),
    responsibility: column(),
    professional: column(),
    overdueFrom: column(),
  };
  let at = 0;
  for (const { columns, rows } of ofWeek) {
    for (const row of rows) {
      at += 1;
      gathered.slots[at] = slotOf(columns, row, firstMinute);
      gathered.grid[at] = columns.grid[row] ?? 0;
      gathered.responsibility[at] = columns.responsibility[row] ?? 0;
      gathered.professional[at] = columns.professional[row] ?? 0;
      gathered.overdueFrom[at] = columns.overdueFrom[row] ?? 0;
    }
  }
  return gathered;
}

function rowsOfWeek({ columns, length, firstDay, lastDay }: HeatBlock, firstMinute: number): number[] {
  const rows: number[] = [];
  const monday = firstMinute / MINUTES_PER_DAY;
  if (firstDay >= monday + DAYS_PER_WEEK || lastDay < monday) return rows;
  for (let row = 1; row < length; row += 1) {
    const minute = (columns.reported[row] ?? 0) - firstMinute;
    if (minute >= 0 && minute < MINUTES_PER_WEEK && columns.grid[row] !== 0) rows.push(row);
  }
  return rows;
}

/** (Loops, because `from` with a function and `every` take many times as long, and a start does this to every case.) */
function inOrder(column: Int32Array, rows: RowsByKey['rows']): Int32Array {
  const ordered = new Int32Array(rows.length);
  for (let index = 0; index < rows.length; index += 1) ordered[index] = column[rows[index] ?? 0] ?? 0;
  return ordered;
}

function narrow(numbers: Int32Array): Numbers {
  let bits = 0;
  for (let index = 0; index < numbers.length; index += 1) bits |= numbers[index] ?? 0;
  return bits >>> 16 === 0 ? new Uint16Array(numbers) : numbers;
}
