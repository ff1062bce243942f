import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const folder = mkdtempSync(path.join(tmpdir(), 'wangge-divide-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Answer {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the real program on a file with this content. */
function divide(content: string, ...options: string[]): Promise<Answer> {
  const file = path.join(folder, 'town.geojson');
  writeFileSync(file, content);
  const program = fileURLToPath(new URL('./divide.ts', import.meta.url));
  return new Promise((resolve) => {
    execFile(process.execPath, ['--import', 'tsx', program, file, ...options], (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr });
    });
  });
}

const rectangle = (x: number, y: number, width: number, height: number): number[][] => [
  [x, y],
  [x + width, y],
  [x + width, y + height],
  [x, y + height],
  [x, y],
];
const feature = (layer: string, type: string, coordinates: unknown, properties: object = {}) => ({
  type: 'Feature',
  properties: { layer, ...properties },
  geometry: { type, coordinates },
});
const collection = (...features: object[]) => JSON.stringify({ type: 'FeatureCollection', features });
const community = (coordinates: unknown, code = '310101007003') =>
  feature('communities', 'Polygon', coordinates, { code });

describe('npm run divide', () => {
  it('prints cells, arcs and the certificate as one JSON object', async () => {
    const town = collection(
      community([rectangle(0, 0, 200, 200)]),
      feature('streets', 'LineString', [
        [100, 0],
        [100, 200],
      ]),
      feature('water', 'LineString', [
        [0, 100],
        [200, 100],
      ]),
      feature('courtyards', 'Polygon', [rectangle(20, 20, 60, 60)]),
      feature('components', 'Point', [50, 50]),
    );
    const { code, stdout } = await divide(town, '--json');
    expect(code).toBe(0);
    const { cells, arcs, certificate } = JSON.parse(stdout);
    expect(cells.features.map(({ properties }: { properties: object }) => properties)).toMatchObject(
      ['001', '002', '003', '004'].map((sequence) => ({ code: `310101007003${sequence}`, area: 10_000 })),
    );
    expect(arcs.features).toHaveLength(8);
    expect(certificate).toMatchObject({
      isProved: true,
      missed: [],
      figures: { cells: 4, naturalShare: 1, courtyardsCut: 0 },
    });
    expect(certificate.proofs).toHaveLength(11);
  });

  it('takes degrees, and one collection for each layer', async () => {
    const degree = 0.000899322; // about 100 m to the north
    const ring = rectangle(121.47, 31.23, degree * 2.1, degree * 2);
    const town = JSON.stringify({
      communities: { type: 'FeatureCollection', features: [community([ring])] },
      streets: { type: 'FeatureCollection', features: [] },
    });
    const { code, stdout } = await divide(town, '--json', '--target', '9000');
    expect(code).toBe(0);
    const { cells } = JSON.parse(stdout);
    const corners = cells.features.flatMap(({ geometry }: { geometry: { coordinates: number[][][] } }) =>
      geometry.coordinates.flat(),
    );
    expect(cells.features).toHaveLength(4);
    for (const [x, y] of corners) {
      expect(x).toBeGreaterThan(121.4699);
      expect(y).toBeLessThan(31.2319);
    }
  });

  it('says in a table what came out', async () => {
    const { code, stdout } = await divide(collection(community([rectangle(0, 0, 50, 100)])));
    expect(code).toBe(0);
    expect(stdout).toContain('310101007003001  5,000 m²  part-too-small');
    expect(stdout).toMatch(/holds\s+edges-match/);
  });

  it.each<[string, string, readonly string[], RegExp]>([
    ['no JSON', 'nothing', [], /not a JSON file/],
    ['no town', '{}', [], /no layer found/],
    ['an unknown layer', collection(feature('sky', 'Point', [0, 0])), [], /features\[0\]: unknown layer "sky"/],
    ['broken geometry', collection({ type: 'Feature', geometry: { type: 'Point' } }), [], /features\.0\.geometry/],
    [
      'no community',
      collection(
        feature('streets', 'LineString', [
          [0, 0],
          [9, 9],
        ]),
      ),
      [],
      /no-community/,
    ],
    [
      'a bow tie',
      collection(
        community([
          [
            [0, 0],
            [100, 100],
            [100, 0],
            [0, 100],
            [0, 0],
          ],
        ]),
      ),
      [],
      /communities\[0\] · ring-crosses-itself/,
    ],
    ['a wrong target', collection(community([rectangle(0, 0, 9, 9)])), ['--target', 'x'], /--target/],
    ['a wrong option', collection(community([rectangle(0, 0, 9, 9)])), ['--speed', '9'], /Usage/],
  ])('refuses %s with exit code 2 and the reason', async (_, content, options, reason) => {
    const { code, stdout, stderr } = await divide(content, ...options);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(reason);
  });

  it('names a courtyard that the border of two communities cuts', async () => {
    const town = collection(
      community([rectangle(0, 0, 200, 100)]),
      community([rectangle(200, 0, 200, 100)], '310101007004'),
      feature('courtyards', 'Polygon', [rectangle(160, 20, 80, 60)]),
    );
    const { code, stdout } = await divide(town);
    expect(code).toBe(0);
    expect(stdout).toContain('courtyards in several cells:');
    expect(stdout).toMatch(/courtyards\[0\] {2}310101007003\d{3}, 310101007004\d{3}/);
  });

  const inDegrees = community([rectangle(121.47, 31.23, 0.004, 0.004)]);
  it.each([
    ['latitude before longitude', [community([rectangle(31.23, 121.47, 0.004, 0.004)])], 'latitude before longitude'],
    [
      'a layer in metres beside communities in degrees',
      [
        inDegrees,
        feature('streets', 'LineString', [
          [40_500_000, 3_450_000],
          [40_500_100, 3_450_000],
        ]),
      ],
      'streets[0]: 40500000,3450000 are no degrees',
    ],
    ['a community that is a point', [feature('communities', 'Point', [0, 0])], 'communities[0]: no polygon, but Point'],
  ])('refuses %s', async (_, features, reason) => {
    const { code, stdout, stderr } = await divide(collection(...features));
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(reason);
  });
});
