import { createHash } from 'node:crypto';
import { dirname, extname } from 'node:path';
import type { UnpackedFile } from './archive.ts';

/** Files that GDAL reads and that are whole by themselves. */
const ENDINGS = ['.gpkg', '.dxf', '.kml', '.gml', '.pbf'];
/** A file geodatabase is a folder: its files are known to GDAL by their names, which are of a plain kind. */
const GEODATABASE_FILE = /(?:^|\/)([^/]+\.gdb)\/([a-z0-9_]+(?:\.[a-z0-9_]+)*)$/i;

/** A name of our own, inside the folder of unpacked files, for what of an archive GDAL reads; null for everything else. */
export function gdalName(name: string, index: number): string | null {
  const [, folder, file] = GEODATABASE_FILE.exec(name) ?? [];
  if (folder && file) return `${createHash('sha256').update(folder).digest('hex')}.gdb/${file}`;
  const ending = extname(name).toLowerCase();
  return ENDINGS.includes(ending) ? `${index}${ending}` : null;
}

/** A file or folder for GDAL, with the name that a person knows. */
export interface GdalSource {
  readonly name: string;
  readonly path: string;
}

/** The unpacked files as GDAL takes them: those of a geodatabase are one folder. */
export function gdalSources(files: readonly UnpackedFile[]): GdalSource[] {
  const sources = new Map<string, GdalSource>();
  for (const { name, path } of files) {
    const folder = GEODATABASE_FILE.exec(name)?.[1];
    const source = folder ? { name: folder, path: dirname(path) } : { name, path };
    sources.set(source.path, source);
  }
  const all = [...sources.values()];
  // In a KMZ of several files it only lists the others.
  const content = all.filter(({ name }) => name !== 'doc.kml');
  return content.length > 0 ? content : all;
}
