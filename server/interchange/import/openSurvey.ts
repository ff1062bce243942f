import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import type { Survey, SurveyFormat, SurveyItem } from '../../domain/survey/record.ts';
import { SurveyRefused } from '../../domain/survey/refused.ts';
import { unpack } from './archive.ts';
import { delimitedRecords } from './delimitedText.ts';
import { geojsonRecords, statedCrsOfGeojson } from './geojson.ts';
import { knowsItsSystem, ogrLayers, ogrRecords } from './ogr.ts';
import { osmRecords } from './osm.ts';
import { isOsm, osmPbfRecords } from './osmPbf.ts';
import { openShapefile, type ShapefileParts } from './shapefile.ts';
import { encodingOf, readStart } from './textEncoding.ts';
import { openWorkbook } from './workbook.ts';

const OGR_ENDINGS = ['.gpkg', '.dxf', '.kml', '.kmz', '.gdb', '.pbf', '.gml', '.tab', '.mif'];
const SHAPEFILE_ENDINGS = ['.shp', '.dbf', '.prj', '.cpg'];
const TEXT_ENDINGS = ['.csv', '.tsv', '.txt'];
/** Stands before each line of a GeoJSON sequence (RFC 8142). */
const RECORD_SEPARATOR = '\u001e';
const WGS84 = 'EPSG:4326';

/**
 * Opens a survey file of any known format, told by its content and then by its ending. `name` is the file's own name where
 * it lies under another; `signal` ends reading where no record comes for minutes. Throws a SurveyRefused for what cannot be read.
 */
export async function openSurvey(
  path: string,
  layer?: string,
  name = basename(path),
  signal?: AbortSignal,
): Promise<Survey> {
  const ending = extname(name).toLowerCase();
  const information = await stat(path);
  if (information.isFile() && information.size === 0) throw new SurveyRefused('import-empty');
  const start = information.isFile() ? await readStart(path, 4096) : Buffer.alloc(0);
  if (OGR_ENDINGS.includes(ending) && !isZip(start)) return openWithOgr(path, layer, signal);
  if (isZip(start)) return ending === '.xlsx' ? openSheets(path, layer) : openArchive(path, layer);
  if (SHAPEFILE_ENDINGS.includes(ending)) return openShapefileBeside(path);
  const text = start
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trimStart();
  if (text.startsWith('<')) return openXml(path, text, signal);
  if (text.startsWith('{') || text.startsWith(RECORD_SEPARATOR)) {
    const encoding = await encodingOf(path);
    return plain('geojson', encoding, await statedCrsOfGeojson(path), () => geojsonRecords(path));
  }
  if (!TEXT_ENDINGS.includes(ending) || start.includes(0) !== isUtf16(start)) throw unknownFormat(name);
  const encoding = await encodingOf(path);
  return plain('text', encoding, null, () => delimitedRecords(path, encoding));
}

const isZip = (start: Buffer): boolean => start.subarray(0, 4).toString('latin1') === 'PK\x03\x04';
const isUtf16 = (start: Buffer): boolean => start[0] === 0xff && start[1] === 0xfe;
const unknownFormat = (name: string) => new SurveyRefused('import-format-unknown', { name });

function plain(
  format: SurveyFormat,
  encoding: string | null,
  statedCrs: string | null,
  records: () => AsyncIterable<SurveyItem>,
): Survey {
  return { format, encoding, statedCrs, layers: [], layer: null, records, close: async () => undefined };
}

function chosen(layers: readonly string[], layer: string | undefined): string {
  const found = layer === undefined ? layers[0] : layers.find((name) => name === layer);
  if (found === undefined) throw new SurveyRefused('import-layer-unknown', { layer: layer ?? null, layers });
  return found;
}

async function openSheets(path: string, layer: string | undefined): Promise<Survey> {
  const sheets = await openWorkbook(path);
  const name = chosen(sheets.names, layer);
  return {
    ...plain('workbook', null, null, () => sheets.records(name)),
    layers: sheets.names,
    layer: name,
  };
}

async function openWithOgr(path: string, layer: string | undefined, signal: AbortSignal | undefined): Promise<Survey> {
  const layers = await ogrLayers(path);
  if (layer === undefined && isOsm(layers)) return plain('osm', 'utf-8', WGS84, () => osmPbfRecords(path, signal));
  const name = chosen(layers, layer);
  const isConverted = await knowsItsSystem(path, name);
  const records = () => ogrRecords(path, name, isConverted, signal);
  return { ...plain('ogr', 'utf-8', isConverted ? WGS84 : null, records), layers, layer: name };
}

async function openXml(path: string, start: string, signal: AbortSignal | undefined): Promise<Survey> {
  if (/<!DOCTYPE|<!ENTITY/i.test(start)) throw new SurveyRefused('import-file-broken', { message: 'a document type' });
  if (!/<osm[\s>]/.test(start)) throw unknownFormat(basename(path));
  return plain('osm', 'utf-8', WGS84, () => osmRecords(path, signal));
}

/** A zipped shapefile, of whose several a layer is chosen by its name. */
async function openArchive(path: string, layer: string | undefined): Promise<Survey> {
  const isPart = (name: string) => SHAPEFILE_ENDINGS.includes(extname(name).toLowerCase());
  const { files, remove } = await unpack(path, isPart);
  try {
    const stemOf = (name: string) => name.slice(0, -extname(name).length).replace(/\.shp$/i, '');
    const layers = [...new Set(files.filter(({ name }) => /\.(shp|dbf)$/i.test(name)).map(({ name }) => stemOf(name)))];
    if (layers.length === 0) throw unknownFormat(basename(path));
    const stem = chosen(layers, layer);
    const part = (ending: string) =>
      files.find(({ name }) => name.toLowerCase() === `${stem}${ending}`.toLowerCase())?.path ?? null;
    return { ...(await shapefileOf(part)), layers, layer: stem, close: remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** A shapefile that lies unpacked in a folder; its parts are found beside it, whatever the case of their endings. */
async function openShapefileBeside(path: string): Promise<Survey> {
  const stem = basename(path).slice(0, -extname(path).length).toLowerCase();
  const names = await readdir(dirname(path));
  return shapefileOf((ending) => {
    const name = names.find((candidate) => candidate.toLowerCase() === stem + ending);
    return name ? join(dirname(path), name) : null;
  });
}

async function shapefileOf(part: (ending: string) => string | null): Promise<Survey> {
  const parts: ShapefileParts = { shp: part('.shp'), dbf: part('.dbf'), prj: part('.prj'), cpg: part('.cpg') };
  const { encoding, statedCrs, records } = await openShapefile(parts);
  return plain(parts.shp ? 'shapefile' : 'table', encoding, statedCrs, records);
}
