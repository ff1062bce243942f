import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import type { Survey, SurveyFormat, SurveyItem } from '../../domain/survey/record.ts';
import { SurveyRefused } from '../../domain/survey/refused.ts';
import { type UnpackedFile, unpack } from './archive.ts';
import { delimitedRecords } from './delimitedText.ts';
import { type FileMeter, fileMeter } from './fileMeter.ts';
import { type GdalSource, gdalName, gdalSources } from './gdalFiles.ts';
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
  if (OGR_ENDINGS.includes(ending) && !isZip(start)) return openWithOgr([{ name, path }], layer, signal);
  if (isZip(start)) return ending === '.xlsx' ? openSheets(path, layer) : openArchive(path, layer, signal);
  if (SHAPEFILE_ENDINGS.includes(ending)) return openShapefileBeside(path);
  const text = start
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trimStart();
  if (text.startsWith('<')) return openXml(path, text, signal);
  if (text.startsWith('{') || text.startsWith(RECORD_SEPARATOR)) {
    const encoding = await encodingOf(path);
    const meter = await fileMeter(path);
    return plain('geojson', encoding, await statedCrsOfGeojson(path), () => geojsonRecords(path, meter.open), meter);
  }
  if (!TEXT_ENDINGS.includes(ending) || start.includes(0) !== isUtf16(start)) throw unknownFormat(name);
  const encoding = await encodingOf(path);
  const meter = await fileMeter(path);
  return plain('text', encoding, null, () => delimitedRecords(path, encoding, meter.open), meter);
}

const isZip = (start: Buffer): boolean => start.subarray(0, 4).toString('latin1') === 'PK\x03\x04';
const isUtf16 = (start: Buffer): boolean => start[0] === 0xff && start[1] === 0xfe;
const unknownFormat = (name: string) => new SurveyRefused('import-format-unknown', { name });

function plain(
  format: SurveyFormat,
  encoding: string | null,
  statedCrs: string | null,
  records: () => AsyncIterable<SurveyItem>,
  meter: FileMeter | null = null,
): Survey {
  const bytes = () => meter?.bytes() ?? null;
  return { format, encoding, statedCrs, layers: [], layer: null, records, bytes, close: async () => undefined };
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

/** Layers of one file, or of the files of an archive; where there are several files, a layer's name begins with its file's. */
async function openWithOgr(
  sources: readonly GdalSource[],
  layer: string | undefined,
  signal: AbortSignal | undefined,
): Promise<Survey> {
  const found = await Promise.all(sources.map(async (source) => ({ ...source, layers: await ogrLayers(source.path) })));
  const [only] = found;
  if (only && found.length === 1 && layer === undefined && isOsm(only.layers)) {
    return plain('osm', 'utf-8', WGS84, () => osmPbfRecords(only.path, signal));
  }
  const all = found.flatMap(({ name, path, layers }) =>
    layers.map((own) => ({ path, own, shown: found.length === 1 ? own : `${name}: ${own}` })),
  );
  const layers = all.map(({ shown }) => shown);
  const shown = chosen(layers, layer);
  const { path, own } = all[layers.indexOf(shown)] ?? { path: '', own: '' };
  const isConverted = await knowsItsSystem(path, own);
  const records = () => ogrRecords(path, own, isConverted, signal);
  return { ...plain('ogr', 'utf-8', isConverted ? WGS84 : null, records), layers, layer: shown };
}

async function openXml(path: string, start: string, signal: AbortSignal | undefined): Promise<Survey> {
  if (/<!DOCTYPE|<!ENTITY/i.test(start)) throw new SurveyRefused('import-file-broken', { message: 'a document type' });
  if (!/<osm[\s>]/.test(start)) throw unknownFormat(basename(path));
  const meter = await fileMeter(path);
  return plain('osm', 'utf-8', WGS84, () => osmRecords(path, signal, meter.open), meter);
}

/** An archive: shapefiles, of whose several a layer is chosen by its name, else whatever of it GDAL reads. */
async function openArchive(path: string, layer: string | undefined, signal: AbortSignal | undefined): Promise<Survey> {
  const { files, remove } = await unpack(path, (name, index) =>
    isShapefilePart(name) ? `${index}${extname(name).toLowerCase()}` : gdalName(name, index),
  );
  try {
    const parts = files.filter(({ name }) => isShapefilePart(name));
    const survey =
      parts.length > 0
        ? await openPackedShapefile(path, parts, layer)
        : await openWithOgr(sourcesIn(path, files), layer, signal);
    return { ...survey, close: remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

const isShapefilePart = (name: string) => SHAPEFILE_ENDINGS.includes(extname(name).toLowerCase());

function sourcesIn(path: string, files: readonly UnpackedFile[]): GdalSource[] {
  const sources = gdalSources(files);
  if (sources.length === 0) throw unknownFormat(basename(path));
  return sources;
}

async function openPackedShapefile(
  path: string,
  files: readonly UnpackedFile[],
  layer: string | undefined,
): Promise<Survey> {
  const stemOf = (name: string) => name.slice(0, -extname(name).length).replace(/\.shp$/i, '');
  const layers = [...new Set(files.filter(({ name }) => /\.(shp|dbf)$/i.test(name)).map(({ name }) => stemOf(name)))];
  if (layers.length === 0) throw unknownFormat(basename(path));
  const stem = chosen(layers, layer);
  const part = (ending: string) =>
    files.find(({ name }) => name.toLowerCase() === `${stem}${ending}`.toLowerCase())?.path ?? null;
  return { ...(await shapefileOf(part)), layers, layer: stem };
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
  const { encoding, statedCrs, records, meter } = await openShapefile(parts);
  return plain(parts.shp ? 'shapefile' : 'table', encoding, statedCrs, records, meter);
}
