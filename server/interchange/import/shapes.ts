import type { SurveyGeometry } from '../../domain/survey/record.ts';
import { SurveyRefused } from '../../domain/survey/refused.ts';
import type { OpenStream } from './fileMeter.ts';

const FILE_HEADER_BYTES = 100;
const RECORD_HEADER_BYTES = 8;
const MOST_RECORD_BYTES = 64 * 2 ** 20;
/** The kinds of shapes; 10 more with height, 20 more with a measure, both of which stand behind what is read here. */
const POINT = 1;
const LINE = 3;
const AREA = 5;
const POINTS = 8;

/** What one record of a .shp file holds: a shape, nothing (`null`), or something that cannot be read. */
export type Shape = SurveyGeometry | null | 'unreadable';

/**
 * The shapes of a .shp file in order, one at a time. Each record says how long it is, so one whose content makes no sense
 * is passed over and the next is found; only a file that lies about lengths ends early.
 */
export async function* shapesOf(path: string, open: OpenStream): AsyncGenerator<Shape> {
  let held: Buffer = Buffer.alloc(0);
  let isHeaderRead = false;
  for await (const chunk of open(path, { highWaterMark: 1 << 18 }) as AsyncIterable<Buffer>) {
    held = held.length > 0 ? Buffer.concat([held, chunk]) : chunk;
    let at = 0;
    if (!isHeaderRead) {
      if (held.length < FILE_HEADER_BYTES) continue;
      if (held.readInt32BE(0) !== 9994) throw new SurveyRefused('import-file-broken', { message: 'not a .shp file' });
      at = FILE_HEADER_BYTES;
      isHeaderRead = true;
    }
    while (at + RECORD_HEADER_BYTES <= held.length) {
      const length = held.readInt32BE(at + 4) * 2;
      if (length < 4 || length > MOST_RECORD_BYTES)
        throw new SurveyRefused('import-file-broken', { recordBytes: length });
      const end = at + RECORD_HEADER_BYTES + length;
      if (end > held.length) break;
      yield shapeOf(held.subarray(at + RECORD_HEADER_BYTES, end));
      at = end;
    }
    held = held.subarray(at);
  }
  // The last record was cut off, or the header never came.
  if (held.length > 0) yield 'unreadable';
}

function shapeOf(content: Buffer): Shape {
  try {
    const kind = content.readInt32LE(0);
    if (kind === 0) return null;
    const flat = kind % 10;
    if (kind > 30) return 'unreadable';
    if (flat === POINT) return { kind: 'point', coordinates: [placeAt(content, 4)] };
    if (flat === POINTS) return { kind: 'point', coordinates: placesFrom(content, 40, content.readInt32LE(36)) };
    if (flat !== LINE && flat !== AREA) return 'unreadable';
    const kindOf = flat === LINE ? 'line' : 'area';
    const [coordinates = [], ...others] = partsOf(content);
    return others.length > 0 ? { kind: kindOf, coordinates, others } : { kind: kindOf, coordinates };
  } catch (error) {
    if (error instanceof RangeError) return 'unreadable';
    throw error;
  }
}

/** The parts of a line, or the rings of an area. */
function partsOf(content: Buffer): [number, number][][] {
  const [parts, points] = [content.readInt32LE(36), content.readInt32LE(40)];
  const start = 44 + parts * 4;
  if (parts < 1 || start > content.length) throw new RangeError('more parts than bytes');
  const firsts = Array.from({ length: parts }, (_, index) => content.readInt32LE(44 + index * 4));
  return firsts.map((first, index) => placesFrom(content, start + first * 16, (firsts[index + 1] ?? points) - first));
}

function placeAt(content: Buffer, at: number): [number, number] {
  return [content.readDoubleLE(at), content.readDoubleLE(at + 8)];
}

function placesFrom(content: Buffer, start: number, count: number): [number, number][] {
  if (count < 0 || start + count * 16 > content.length) throw new RangeError('more places than bytes');
  return Array.from({ length: count }, (_, index) => placeAt(content, start + index * 16));
}
