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
  const { there } = conversionOf(system);
  return (first, second) => {
    const [x, y] = isSwapped ? [second, first] : [first, second];
    if (!Number.isFinite(x) || !Number.isFinite(y)) return null;
    if (system.kind !== 'plane' && (Math.abs(x) > 180 || Math.abs(y) > 90)) return null;
    const [longitude, latitude] = there([x, y]);
    if (!(Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90)) return null;
    return [Math.round(longitude * ROUNDING) / ROUNDING, Math.round(latitude * ROUNDING) / ROUNDING];
  };
}

/** The way back: degrees of WGS 84 to the system's own numbers, easting or longitude first; null where none come out. */
export function fromDegrees(system: CoordinateSystem): (place: LonLat) => Pair | null {
  const { back } = conversionOf(system);
  return ([longitude, latitude]) => {
    const [x, y] = back([longitude, latitude]);
    return Number.isFinite(x) && Number.isFinite(y) ? [x, y] : null;
  };
}

interface Conversion {
  /** To degrees of WGS 84. */
  there(place: Pair): Pair;
  back(place: Pair): Pair;
}

function conversionOf({ kind, definition, code }: CoordinateSystem): Conversion {
  if (kind === 'gcj02' || kind === 'bd09') {
    const shifted = kind === 'gcj02' ? 'GCJ02' : 'BD09';
    return {
      there: (place) => shifts.transform(place, shifted, 'WGS84'),
      back: (place) => shifts.transform(place, 'WGS84', shifted),
    };
  }
  if (!definition || code === 'EPSG:4326' || code === 'EPSG:4490') {
    return { there: (place) => place, back: (place) => place };
  }
  try {
    const converter = proj4(definition, WGS84);
    return { there: (place) => converter.forward(place), back: (place) => converter.inverse(place) };
  } catch {
    throw new SurveyRefused('import-crs-unknown', { crs: code.slice(0, 200) });
  }
}
