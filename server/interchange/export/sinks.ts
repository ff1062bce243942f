import { type FileHandle, open, rm } from 'node:fs/promises';
import type { ExportSink } from '../../application/exportPorts.ts';
import type { FileFormat } from '../../contract/schemas/search.ts';
import type { Cell } from './cells.ts';
import { BYTE_ORDER_MARK, csvLines } from './csv.ts';
import { Workbook } from './workbook.ts';

/** How rows of a kind are written: the sheet's name, the titles, and the cells of a row in their order. */
export interface ExportTable<Row> {
  readonly sheet: string;
  readonly titles: readonly string[];
  cellsOf(row: Row): Cell[];
  /** Where rows have a place: its two coordinates, and the name of their system unless they are WGS 84 degrees. */
  readonly places?: { readonly crs: string | null; pointOf(row: Row): readonly [number, number] };
}

/** Opens a file for rows of a kind in a format. */
export async function openSink<Row>(
  path: string,
  format: FileFormat,
  table: ExportTable<Row>,
): Promise<ExportSink<Row>> {
  const file = await open(path, 'w');
  const discard = async () => {
    await file.close();
    await rm(path, { force: true });
  };
  if (format === 'xlsx') return workbookSink(file, table, discard);
  return format === 'geojson' ? geojsonSink(file, table, discard) : csvSink(file, table, discard);
}

type Discard = () => Promise<void>;

async function workbookSink<Row>(
  file: FileHandle,
  table: ExportTable<Row>,
  discard: Discard,
): Promise<ExportSink<Row>> {
  const workbook = new Workbook(file);
  await workbook.begin(table.sheet, table.titles);
  return {
    write: (rows) => workbook.add(rows.map((row) => table.cellsOf(row))),
    async end() {
      const byteCount = await workbook.end();
      await file.close();
      return byteCount;
    },
    discard: () => workbook.abandon().then(discard),
  };
}

async function csvSink<Row>(file: FileHandle, table: ExportTable<Row>, discard: Discard): Promise<ExportSink<Row>> {
  await file.writeFile(BYTE_ORDER_MARK + csvLines([table.titles]));
  return {
    write: (rows) => file.writeFile(csvLines(rows.map((row) => table.cellsOf(row)))),
    end: () => sizeAndClose(file),
    discard,
  };
}

/**
 * A feature collection, feature by feature. RFC 7946 knows WGS 84 alone; another system is named as the format's first
 * edition did it, which GIS programs still read.
 */
async function geojsonSink<Row>(file: FileHandle, table: ExportTable<Row>, discard: Discard): Promise<ExportSink<Row>> {
  const { places, titles } = table;
  if (!places) throw new Error('rows without a place cannot be written as GeoJSON');
  const crs = places.crs ? `"crs":{"type":"name","properties":{"name":${JSON.stringify(places.crs)}}},` : '';
  await file.writeFile(`{"type":"FeatureCollection","name":${JSON.stringify(table.sheet)},${crs}"features":[`);
  let separator = '\n';
  const featureOf = (row: Row): string => {
    const cells = table.cellsOf(row);
    const properties = Object.fromEntries(titles.map((title, index) => [title, cells[index] ?? null]));
    return JSON.stringify({
      type: 'Feature',
      properties,
      geometry: { type: 'Point', coordinates: places.pointOf(row) },
    });
  };
  return {
    async write(rows) {
      if (rows.length === 0) return;
      await file.writeFile(separator + rows.map(featureOf).join(',\n'));
      separator = ',\n';
    },
    async end() {
      await file.writeFile('\n]}\n');
      return sizeAndClose(file);
    },
    discard,
  };
}

async function sizeAndClose(file: FileHandle): Promise<number> {
  const { size } = await file.stat();
  await file.close();
  return size;
}
