import { HeatBlock, type HeatColumns } from './heatBlock.ts';
import { isOpen } from './selection.ts';

/**
 * The open cases of a district once more, in a block of their own: they are few among all, so that a question about stages
 * before the end reads those few and not every case.
 */
export class OpenCases {
  /** Rows from 1 on, in no order; a row that became free has no case. */
  readonly block = new HeatBlock(1024);

  /** By the number of the case. */
  private readonly rows = new Map<number, number>();
  private readonly free: number[] = [];

  /** Takes a case over as it is now, if it is open. */
  put(number: number, columns: HeatColumns, from: number): void {
    if (columns.grid[from] === 0 || !isOpen(columns, from)) return;
    const row = this.free.pop() ?? Math.max(1, this.block.length);
    this.rows.set(number, row);
    this.block.copy(columns, from, row);
  }

  /** Takes a case out, if it is here. */
  remove(number: number): void {
    const row = this.rows.get(number);
    if (row === undefined) return;
    this.rows.delete(number);
    this.free.push(row);
    this.block.clear(row);
  }
}
