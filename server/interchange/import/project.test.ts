import fc from 'fast-check';
import gcoord from 'gcoord';
import proj4 from 'proj4';
import { describe, expect, test } from 'vitest';
import {
  type CoordinateSystem,
  degreeSystems,
  ownSystem,
  planeSystemsNear,
  systemOf,
} from '../../domain/survey/coordinateSystems.ts';
import {
  type Areas,
  decideSystem,
  insideShare,
  isInside,
  type LonLat,
  warningsOf,
} from '../../domain/survey/detectSystem.ts';
import { fromDegrees, toDegrees } from './project.ts';

const known = (code: string): CoordinateSystem => {
  const system = systemOf(code);
  if (!system) throw new Error(`unknown ${code}`);
  return system;
};
const metersBetween = (one: LonLat, other: LonLat) =>
  Math.hypot((one[0] - other[0]) * 111_320 * Math.cos((one[1] * Math.PI) / 180), (one[1] - other[1]) * 110_940);

describe('known pairs', () => {
  test.each([
    // On the central meridian the easting is 500 km and the northing the arc of the meridian, 3,320,113.398 m at 30° (GRS 80).
    ['EPSG:4549', 500_000, 3_320_113.398, [120, 30]],
    ['EPSG:4528', 40_500_000, 3_320_113.398, [120, 30]],
    ['EPSG:4550', 500_000, 3_320_113.398, [123, 30]],
    ['EPSG:4499', 21_500_000, 3_320_113.398, [123, 30]],
    ['EPSG:4510', 500_000, 3_320_113.398, [123, 30]],
    // UTM shortens the same arc by 0.9996.
    ['EPSG:32651', 500_000, 3_318_785.353, [123, 30]],
    ['EPSG:3857', 13_358_338.895, 3_503_549.844, [120, 30]],
    ['EPSG:4490', 120, 30, [120, 30]],
  ] as const)('%s (%d, %d)', (code, x, y, expected) => {
    const place = toDegrees(known(code))(x, y);
    expect(place && metersBetween(place, expected)).toBeLessThan(0.01);
    expect(toDegrees(known(code), true)(y, x)).toEqual(place);
  });

  test("the city's own system of Shanghai has its origin at the People's Square", () => {
    const definition =
      '+proj=tmerc +lat_0=0 +lon_0=121.4644444444 +k=1 +x_0=-238.1724 +y_0=-3457059.9237 +ellps=GRS80 +units=m';
    const place = toDegrees(ownSystem(definition))(0, 0);
    expect(place && metersBetween(place, [121.467, 31.2355])).toBeLessThan(300);
  });

  test('WKT of a .prj', () => {
    const wkt =
      'PROJCS["CGCS2000_3_Degree_GK_CM_120E",GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",120.0],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]';
    const place = toDegrees(known(wkt))(500_000, 3_320_113.398);
    expect(place && metersBetween(place, [120, 30])).toBeLessThan(0.01);
    expect(known(wkt).name).toBe('CGCS2000_3_Degree_GK_CM_120E');
  });

  test('no system of an unknown code, no place of senseless numbers', () => {
    expect(systemOf('EPSG:99999')).toBeNull();
    expect(systemOf('mars')).toBeNull();
    expect(toDegrees(known('EPSG:4326'))(200, 30)).toBeNull();
    expect(toDegrees(known('EPSG:4549'))(Number.NaN, 1)).toBeNull();
  });

  test('the shifted systems come back within half a metre, everywhere in Shanghai', () => {
    const degrees = fc.tuple(
      fc.double({ min: 120.9, max: 122, noNaN: true }),
      fc.double({ min: 30.7, max: 31.9, noNaN: true }),
    );
    fc.assert(
      fc.property(degrees, fc.constantFrom('gcj02', 'bd09'), (place, code) => {
        const target = code === 'gcj02' ? gcoord.GCJ02 : gcoord.BD09;
        const [x, y] = gcoord.transform(place, gcoord.WGS84, target);
        const back = toDegrees(known(code))(x, y);
        return back !== null && metersBetween(back, place) < 0.5 && metersBetween([x, y], place) > 300;
      }),
    );
  });
});

describe('finding the system out', () => {
  const box = (west: number, south: number, east: number, north: number): Areas => [
    [
      [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ],
    ],
  ];
  const district = box(121.45, 31.2, 121.5, 31.26);
  const places: LonLat[] = Array.from({ length: 50 }, (_, index) => [121.463 + index * 0.0006, 31.21 + index * 0.0009]);
  /** Every reading of two columns, as the product makes them. */
  const readings = (columns: readonly (readonly [number, number])[]) =>
    [...degreeSystems, ...planeSystemsNear(121.47)].flatMap((system) =>
      [false, true].map((isSwapped) => {
        const convert = toDegrees(system, isSwapped);
        const share = insideShare(
          columns.map(([a, b]) => convert(a, b)),
          district,
        );
        return { system, isSwapped, insideShare: share, medianMeters: null };
      }),
    );

  test.each([
    ['EPSG:4549', false],
    ['EPSG:4549', true],
    ['EPSG:4528', true],
    ['EPSG:4550', false],
    ['EPSG:4499', false],
  ])('%s, northing first: %s', (code, isSwapped) => {
    const columns = places.map(([lon, lat]) => {
      const [x, y] = proj4(known(code).definition ?? '', [lon, lat]);
      return (isSwapped ? [y, x] : [x, y]) as [number, number];
    });
    const decision = decideSystem(readings(columns));
    const fitting = [decision?.chosen, ...(decision?.others ?? [])].map(
      (one) => `${one?.system.code} ${one?.isSwapped}`,
    );
    // A 6° zone on the same meridian as a 3° zone is the same system; only the place of the numbers is at stake.
    expect(fitting).toContain(`${code} ${isSwapped}`);
    expect(decision?.chosen).toMatchObject({ isSwapped, insideShare: 1 });
  });

  test('longitude and latitude: WGS 84 unless known components say otherwise', () => {
    const [first, ...rest] = readings(places).filter(({ insideShare: share }) => share > 0.9);
    expect(decideSystem([first, ...rest].flatMap((one) => one ?? []))).toMatchObject({
      chosen: { system: { code: 'EPSG:4326' }, isSwapped: false },
      warnings: ['several-fit'],
    });
    const measured = [first, ...rest].flatMap((one) =>
      one ? [{ ...one, medianMeters: one.system.code === 'gcj02' ? 4 : 480 }] : [],
    );
    expect(decideSystem(measured)).toMatchObject({ chosen: { system: { code: 'gcj02' } }, warnings: [] });
    const stated = measured.find(({ system }) => system.code === 'EPSG:4326');
    expect(stated && warningsOf(stated, measured)).toEqual(['shift-suspected']);
  });

  test('nothing fits: no decision', () => {
    expect(decideSystem(readings([[1, 2]]))).toBeNull();
  });

  test('inside means in an area and in no hole', () => {
    const ring = (areas: Areas) => areas[0]?.[0] ?? [];
    const holed: Areas = [[ring(box(0, 0, 10, 10)), ring(box(4, 4, 6, 6))]];
    expect([isInside([1, 1], holed), isInside([5, 5], holed), isInside([11, 5], holed)]).toEqual([true, false, false]);
  });
});

test('the way back leads to the same place, in every kind of system', () => {
  const codes = ['EPSG:4326', 'EPSG:4490', 'EPSG:4549', 'EPSG:4513', 'EPSG:32651', 'EPSG:3857', 'gcj02', 'bd09'];
  fc.assert(
    fc.property(
      fc.constantFrom(...codes),
      fc.double({ min: 120, max: 122, noNaN: true }),
      fc.double({ min: 30, max: 32, noNaN: true }),
      (code, longitude, latitude) => {
        const numbers = fromDegrees(known(code))([longitude, latitude]);
        const back = numbers && toDegrees(known(code))(...numbers);
        // The shifted systems have no exact way back.
        expect(back && metersBetween(back, [longitude, latitude])).toBeLessThan(code.startsWith('EPSG') ? 0.001 : 0.2);
      },
    ),
    { seed: 7, numRuns: 300 },
  );
});
