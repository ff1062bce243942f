import readWorkbook from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import type { HeatRow, HeatTable } from '../../application/heatmap/heatExport.ts';
import { heatExport } from './heatExport.ts';

const ROWS = 6_500;
const day = { from: '2026-01-01', to: '2026-01-31' };

/** A table of many areas, and how many of its rows were asked for. */
function table(format: 'csv' | 'xlsx'): { readonly table: HeatTable; readonly taken: () => number } {
  let taken = 0;
  function* rows(): Generator<HeatRow> {
    for (; taken < ROWS; taken += 1)
      yield { code: String(310_000 + taken), count: taken + 1, overdue: 1, medianMinutes: null, compared: null };
  }
  const query = { level: 'unit-grid', ...day, median: false, format, language: 'en' } as const;
  return { table: { query, asOf: '2026-02-01T00:00:00.000Z', rows: rows() }, taken: () => taken };
}

async function bytesOf(file: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of file) pieces.push(piece);
  return Buffer.concat(pieces);
}

describe('a heat map as a file', () => {
  it('of lines has all areas in their order', async () => {
    const lines = (await bytesOf(heatExport.write(table('csv').table))).toString().split('\r\n');
    expect(lines).toHaveLength(ROWS + 3);
    expect([lines[2], lines.at(-2), lines.at(-1)]).toEqual(['310000,1,1,1', '316499,6500,1,0.0002', '']);
  });

  it('that is a workbook has the same', async () => {
    const [sheet] = await readWorkbook(await bytesOf(heatExport.write(table('xlsx').table)));
    expect(sheet?.data).toHaveLength(ROWS + 2);
    expect([sheet?.data[2], sheet?.data.at(-1)]).toEqual([
      ['310000', 1, 1, 1],
      ['316499', 6500, 1, 0.0002],
    ]);
  });

  it.each(['csv', 'xlsx'] as const)('takes no more rows when its reader leaves (%s)', async (format) => {
    const { table: left, taken } = table(format);
    for await (const _ of heatExport.write(left)) break;
    await new Promise((resolve) => void setTimeout(resolve, 50));
    expect(taken()).toBeLessThan(ROWS);
  });
});
