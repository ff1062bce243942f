import { execFile, spawn } from 'node:child_process';
import { promisify } from 'node:util';
import type { SurveyItem } from '../../domain/survey/record.ts';
import { SurveyRefused } from '../../domain/survey/refused.ts';
import { featureItems } from './geojson.ts';
import { jsonObjects } from './jsonObjects.ts';

const run = promisify(execFile);
const PROGRAM = 'ogr2ogr';
/** Of a file that breaks off GDAL gives what it has, complains and ends well: half a file must not pass for the whole. */
const FAILURE_LINE = /^ERROR \d+:/m;
/** Most drivers number their layers, that of file geodatabases does not. */
const LAYER_LINE = /^(?:\d+|Layer): (.+?)(?: \([^()]*\))?$/;

/** The layers of a file that only GDAL can read (GeoPackage, DXF, KML, FileGDB, OSM PBF …). */
export async function ogrLayers(path: string): Promise<string[]> {
  // ogrinfo comes with ogr2ogr.
  const { stdout } = await run('ogrinfo', ['-ro', '-q', path]).catch(notRun);
  return stdout.split('\n').flatMap((line) => LAYER_LINE.exec(line.trim())?.[1] ?? []);
}

/** Whether a layer says its coordinate system. Drawings (DXF) never do: theirs is found out like that of a table. */
export async function knowsItsSystem(path: string, layer: string): Promise<boolean> {
  const { stdout } = await run('ogrinfo', ['-ro', '-so', path, layer]).catch(notRun);
  return !/Layer SRS WKT:\s*\(unknown\)/.test(stdout);
}

/** The features of one layer; where it knows its coordinate system, GDAL converts them to WGS 84 while it runs beside us. */
export async function* ogrRecords(
  path: string,
  layer: string,
  isConverted: boolean,
  signal?: AbortSignal,
): AsyncGenerator<SurveyItem> {
  const conversion = isConverted ? ['-t_srs', 'EPSG:4326'] : [];
  const child = spawn(PROGRAM, ['-f', 'GeoJSONSeq', ...conversion, '/vsistdout/', path, layer], {
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(signal && { signal }),
  });
  let complaint = '';
  let isBroken = false;
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint = (complaint + text).slice(-2000);
    isBroken ||= FAILURE_LINE.test(complaint);
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  // Told below, when the stream has ended.
  ended.catch(() => undefined);
  try {
    yield* featureItems(jsonObjects(child.stdout, { head: '' }));
    const code = await ended.catch(notRun);
    if (code !== 0 || isBroken) throw new SurveyRefused('import-file-broken', { message: complaint });
  } finally {
    child.kill();
  }
}

function notRun(error: unknown): never {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
    throw new SurveyRefused('import-tool-missing', { tool: PROGRAM });
  }
  throw new SurveyRefused('import-file-broken', { message: error instanceof Error ? error.message : String(error) });
}
