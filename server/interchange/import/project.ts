import gcoord from 'gcoord';
import proj4 from 'proj4';
import type { CoordinateSystem } from '../../domain/survey/coordinateSystems.ts';
import type { LonLat } from '../../domain/survey/detectSystem.ts';
import { SurveyRefused } from '../../domain/survey/refused.ts';

/** Brings two numbers of a file to degrees of WGS 84; null where no finite place on the earth comes out. */
export type ToDegrees = (first: number, second: number) => LonLat | null;

const WGS84 = '+proj=longlat +datum=WGS84 +no_defs';
/** Seven decimals are a centimetre; more would pretend. */
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

type Pair = [number, number];

function conversionOf({ kind, definition, code }: CoordinateSystem): (place: Pair) => Pair {
  if (kind === 'gcj02') return (place) => gcoord.transform(place, gcoord.GCJ02, gcoord.WGS84);
  if (kind === 'bd09') return (place) => gcoord.transform(place, gcoord.BD09, gcoord.WGS84);
  if (!definition || code === 'EPSG:4326' || code === 'EPSG:4490') return (place) => place;
  try {
    const converter = proj4(definition, WGS84);
    return (place) => converter.forward(place);
  } catch {
    throw new SurveyRefused('import-crs-unknown', { crs: code.slice(0, 200) });
  }
}
