import { createRequire } from 'node:module';
import proj4 from 'proj4';
import type { CoordinateSystem } from '../../domain/survey/coordinateSystems.ts';
import type { LonLat } from '../../domain/survey/detectSystem.ts';
import { SurveyRefused } from '../../domain/survey/refused.ts';

type Pair = [number, number];

/** The package is CommonJS whose types describe another form than Node.js loads, so what is used of it is said here. */
interface Shifts {
  transform(place: Pair, from: string, to: string): Pair;
}
const shifts = createRequire(import.meta.url)('gcoord') as Shifts;

/** Brings two numbers of a file to degrees of WGS 84; null where no finite place on the earth comes out. */
export type ToDegrees = (first: number, second: number) => LonLat | null;

const WGS84 = '+proj=longlat +datum=WGS84 +no_defs';
/** Nine decimals are a tenth of a millimetre: the same number each time the same file is read. */
const ROUNDING = 1e9;

/** The way from a system to degrees. `isSwapped`: the first number is the northing or latitude. */
export function toDegrees(system: CoordinateSystem, isSwapped = false): ToDegrees {
  const convert = conversionOf(system);
  return (first, second) => {
    const [x, y] = isSwapped ? [second, first] : [first, second];
    if (!Number.isFinite(x) || !Number.isFinite(y)) return null;
    if (system.kind !== 'plane' && (Math.abs(x) > 180 || Math.abs(y) > 90)) return null;
    const [longitude, latitude] = convert([x, y]);
    if (!(Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90)) return null;
    return [Math.round(longitude * ROUNDING) / ROUNDING, Math.round(latitude * ROUNDING) / ROUNDING];
  };
}

function conversionOf({ kind, definition, code }: CoordinateSystem): (place: Pair) => Pair {
  if (kind === 'gcj02') return (place) => shifts.transform(place, 'GCJ02', 'WGS84');
  if (kind === 'bd09') return (place) => shifts.transform(place, 'BD09', 'WGS84');
  if (!definition || code === 'EPSG:4326' || code === 'EPSG:4490') return (place) => place;
  try {
    const converter = proj4(definition, WGS84);
    return (place) => converter.forward(place);
  } catch {
    throw new SurveyRefused('import-crs-unknown', { crs: code.slice(0, 200) });
  }
}
