/** A coordinate system that a survey may be in. Everything is stored as EPSG:4326. */
export interface CoordinateSystem {
  /** `EPSG:4549`, `gcj02`, `bd09`, a city's own code such as `shanghai2000`, or the text itself where a file brought its own. */
  readonly code: string;
  readonly name: string;
  /** Degrees, metres of a plane, or one of the two shifted systems of Chinese consumer maps. */
  readonly kind: 'degrees' | 'plane' | 'gcj02' | 'bd09';
  /** A PROJ string or WKT; null for the shifted systems, which are no projections. */
  readonly definition: string | null;
}

const LONG_LAT = '+proj=longlat +ellps=GRS80 +no_defs';
const FIRST_MERIDIAN = 75;
const ZONES_3 = { withPrefix: 4513, withoutPrefix: 4534, count: 21, firstZone: 25, width: 3 } as const;
const ZONES_6 = { withPrefix: 4491, withoutPrefix: 4502, count: 11, firstZone: 13, width: 6 } as const;

/** Systems in degrees, in the order in which they are preferred when the places cannot tell them apart. */
export const degreeSystems: readonly CoordinateSystem[] = [
  { code: 'EPSG:4326', name: 'WGS 84', kind: 'degrees', definition: '+proj=longlat +datum=WGS84 +no_defs' },
  { code: 'EPSG:4490', name: 'CGCS2000', kind: 'degrees', definition: LONG_LAT },
  { code: 'gcj02', name: 'GCJ-02', kind: 'gcj02', definition: null },
  { code: 'bd09', name: 'BD-09', kind: 'bd09', definition: null },
];

/** The plane systems whose zones lie near a longitude (degrees): CGCS2000 3° and 6° with and without zone prefix, UTM. */
export function planeSystemsNear(longitude: number): CoordinateSystem[] {
  const zones = [...gaussKruger(ZONES_3), ...gaussKruger(ZONES_6)];
  const near = zones.filter(({ meridian, width }) => Math.abs(meridian - longitude) <= width);
  const utmZone = Math.floor((longitude + 180) / 6) + 1;
  return [...near.map(({ system }) => system), utm(utmZone, false), webMercator];
}

/** The system of an EPSG code that we know, `gcj02`, `bd09`, or any PROJ string; null for anything else. */
export function systemOf(text: string): CoordinateSystem | null {
  const wanted = text.trim();
  const code = /^(?:epsg:)?(\d{4,5})$/i.exec(wanted)?.[1];
  if (code) return systemOfEpsg(Number(code));
  if (wanted.startsWith('+proj=') || /^(PROJCS|GEOGCS|PROJCRS|GEOGCRS)\[/.test(wanted)) return ownSystem(wanted);
  return degreeSystems.find((system) => system.code === wanted.toLowerCase()) ?? null;
}

/** A system that a file or a person brings as PROJ string or WKT. */
export function ownSystem(definition: string): CoordinateSystem {
  const isDegrees = definition.startsWith('GEOG') || definition.includes('+proj=longlat');
  const name = /^\w+\["([^"]+)"/.exec(definition)?.[1] ?? definition.slice(0, 80);
  return { code: definition, name, kind: isDegrees ? 'degrees' : 'plane', definition };
}

function systemOfEpsg(code: number): CoordinateSystem | null {
  const wanted = `EPSG:${code}`;
  if (code > 32_600 && code <= 32_660) return utm(code - 32_600, false);
  if (code > 32_700 && code <= 32_760) return utm(code - 32_700, true);
  const known = [
    ...degreeSystems,
    webMercator,
    ...[...gaussKruger(ZONES_3), ...gaussKruger(ZONES_6)].map(({ system }) => system),
  ];
  return known.find((system) => system.code === wanted) ?? null;
}

const webMercator: CoordinateSystem = {
  code: 'EPSG:3857',
  name: 'Web Mercator',
  kind: 'plane',
  definition: '+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m +no_defs',
};

function utm(zone: number, isSouth: boolean): CoordinateSystem {
  return {
    code: `EPSG:${(isSouth ? 32_700 : 32_600) + zone}`,
    name: `WGS 84 / UTM ${zone}${isSouth ? 'S' : 'N'}`,
    kind: 'plane',
    definition: `+proj=utm +zone=${zone}${isSouth ? ' +south' : ''} +datum=WGS84 +units=m +no_defs`,
  };
}

/** Both rows of a width's zones; a zone prefix stands before the easting as whole millions of metres. */
function gaussKruger({ withPrefix, withoutPrefix, count, firstZone, width }: typeof ZONES_3 | typeof ZONES_6) {
  return Array.from({ length: count }, (_, index) => {
    const meridian = FIRST_MERIDIAN + index * width;
    const zone = firstZone + index;
    const system = (code: number, prefix: number, name: string) => ({
      meridian,
      width,
      system: {
        code: `EPSG:${code}`,
        name: `CGCS2000 / ${width}° ${name}`,
        kind: 'plane' as const,
        definition: `+proj=tmerc +lat_0=0 +lon_0=${meridian} +k=1 +x_0=${prefix * 1_000_000 + 500_000} +y_0=0 +ellps=GRS80 +units=m +no_defs`,
      },
    });
    return [system(withoutPrefix + index, 0, `CM ${meridian}E`), system(withPrefix + index, zone, `zone ${zone}`)];
  }).flat();
}
