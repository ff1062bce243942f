import { readFile } from 'node:fs/promises';
import { openDbf, type Source } from 'shapefile';
import type { SurveyItem } from '../../domain/survey/record.ts';
import { SurveyRefused } from '../../domain/survey/refused.ts';
import { encodingOfDbf } from './dbfEncoding.ts';
import { type FileMeter, fileMeter } from './fileMeter.ts';
import { textsOf } from './geojson.ts';
import { type Shape, shapesOf } from './shapes.ts';

/** The files of one shapefile; without shapes (`shp`) it is a mere table. */
export interface ShapefileParts {
  readonly shp: string | null;
  readonly dbf: string | null;
  readonly prj: string | null;
  readonly cpg: string | null;
}
export interface Shapefile {
  readonly encoding: string | null;
  readonly statedCrs: string | null;
  records(): AsyncIterable<SurveyItem>;
  /** Null for a mere table. */
  readonly meter: FileMeter | null;
}

/** Opens a shapefile; heights and measures are dropped, records without a shape have no place. */
export async function openShapefile({ shp, dbf, prj, cpg }: ShapefileParts): Promise<Shapefile> {
  const meter = shp ? await fileMeter(shp) : null;
  const encoding = dbf ? await encodingOfDbf(dbf, cpg) : null;
  return {
    encoding,
    statedCrs: prj ? (await readFile(prj, 'utf8')).trim() : null,
    records: () => items(shp !== null && meter ? { path: shp, meter } : null, dbf, encoding),
    meter,
  };
}

/** Shapes and rows side by side: the n-th shape belongs to the n-th row. A missing row is an empty one. */
async function* items(
  shp: { readonly path: string; readonly meter: FileMeter } | null,
  dbf: string | null,
  encoding: string | null,
): AsyncGenerator<SurveyItem> {
  const table = dbf ? await openDbf(dbf, encoding ? { encoding } : {}).catch(broken) : null;
  try {
    let position = 0;
    if (shp) {
      for await (const shape of shapesOf(shp.path, shp.meter.open)) {
        position += 1;
        yield itemOf(position, shape, await rowOf(table));
      }
      return;
    }
    for (let row = await rowOf(table); row; row = await rowOf(table)) {
      position += 1;
      yield { position, attributes: row, geometry: null };
    }
  } finally {
    await table?.cancel();
  }
}

function itemOf(position: number, shape: Shape, row: Record<string, string> | null): SurveyItem {
  if (shape === 'unreadable') return { position, broken: 'shape-unreadable' };
  return { position, attributes: row ?? {}, geometry: shape };
}

async function rowOf(table: Source<GeoJSON.GeoJsonProperties> | null): Promise<Record<string, string> | null> {
  const step = await table?.read().catch(broken);
  return step && !step.done ? textsOf(step.value ?? {}) : null;
}

function broken(error: unknown): never {
  throw new SurveyRefused('import-file-broken', { message: error instanceof Error ? error.message : String(error) });
}
