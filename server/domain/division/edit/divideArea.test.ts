import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { divideArea } from './divideArea.ts';
import { divisionCellId, drawGrids, type StoredGrid } from './drawing.ts';
import { measureCells, metresPerDegree, placeInCell } from './measure.ts';

const [east, north] = metresPerDegree(31.23);
const at = (x: number, y: number) => [121.47 + x / east, 31.23 + y / north] as const;
const community = { code: '310101007003', areas: [[[at(0, 0), at(300, 0), at(300, 200), at(0, 200), at(0, 0)]]] };

describe('dividing an area in degrees', () => {
  it('gives a drawing whose cells have no codes yet, and what was proved', () => {
    const result = divideArea(
      { communities: [community], streets: [[at(-9, 100), at(309, 100)]], waters: [], courtyards: [], components: [] },
      10_000,
    );
    if ('faults' in result) throw new Error(JSON.stringify(result.faults));
    expect(result.drawing.cells.map(({ code }) => code)).toEqual(Array(6).fill(null));
    expect(result.certificate).toMatchObject({ figures: { cells: 6, inRange: 6, naturalShare: 1 }, missed: [] });
    expect(result.certificate.proofs.every(({ holds, isRequired }) => holds || !isRequired)).toBe(true);
    const areas = measureCells(result.drawing).map(({ area }) => area);
    expect(areas.reduce((sum, area) => sum + area, 0)).toBeCloseTo(60_000, -1);
  });

  it('tells faults with their place', () => {
    const bow = { ...community, areas: [[[at(0, 0), at(100, 100), at(100, 0), at(0, 100), at(0, 0)]]] };
    expect(
      divideArea({ communities: [bow], streets: [], waters: [], courtyards: [], components: [] }, 10_000),
    ).toMatchObject({
      faults: [{ code: 'ring-crosses-itself', path: 'communities[0]' }],
    });
  });
});

describe('the outer border', () => {
  const jitter = fc.tuple(fc.integer({ min: -900_000, max: 900_000 }), fc.integer({ min: -900_000, max: 900_000 }));
  const plan: readonly (readonly [number, number])[] = [
    [0, 0],
    [150, 0],
    [300, 0],
    [300, 200],
    [150, 200],
    [0, 200],
  ];

  it('has the corners that it was given to the last digit', () => {
    fc.assert(
      fc.property(fc.array(jitter, { minLength: 6, maxLength: 6 }), (jitters) => {
        const ring = plan.map(([x, y], index) => {
          const [dx = 0, dy = 0] = jitters[index] ?? [];
          const [longitude, latitude] = at(x + dx / 30_000, y + dy / 30_000);
          return [Number(longitude.toFixed(8)), Number(latitude.toFixed(8))] as const;
        });
        const result = divideArea(
          {
            communities: [{ code: '310101007003', areas: [[[...ring, ...ring.slice(0, 1)]]] }],
            streets: [[at(-40, 100), at(340, 100)]],
            waters: [],
            courtyards: [],
            components: [],
          },
          10_000,
        );
        if ('faults' in result) throw new Error(JSON.stringify(result.faults));
        const corners = new Set(
          measureCells(result.drawing).flatMap(({ rings }) => rings.flat().map((corner) => corner.join())),
        );
        for (const corner of ring) expect(corners).toContain(corner.join());
      }),
      { numRuns: 40, seed: 20261126 },
    );
  });
});

describe('measuring', () => {
  // 0.001° around People's Square on the WGS 84 ellipsoid: 95.300 m × 110.874 m (Vincenty).
  it('knows the length of a degree at a latitude', () => {
    expect(east / 1000).toBeCloseTo(95.3, 1);
    expect(north / 1000).toBeCloseTo(110.87, 1);
  });

  it('gives stored degrees back to the last digit', () => {
    const grid: StoredGrid = {
      code: '1',
      communityCode: '2',
      rings: [
        [
          [121.4718114, 31.2429714],
          [121.471743, 31.2435152],
          [121.4709922, 31.2434452],
        ],
      ],
    };
    const drawing = drawGrids([grid]);
    const corners = new Set(drawing ? measureCells(drawing)[0]?.rings[0]?.map((point) => point.join()) : []);
    expect(corners).toEqual(new Set(grid.rings[0]?.map((point) => point.join())));
  });
});

describe('the certificate', () => {
  it('names cells so that their places are found, and courtyards that were cut by a corner', () => {
    const narrow = { ...community, areas: [[[at(0, 0), at(60, 0), at(60, 60), at(0, 60), at(0, 0)]]] };
    const result = divideArea(
      { communities: [narrow], streets: [], waters: [], courtyards: [], components: [] },
      10_000,
    );
    if ('faults' in result) throw new Error(JSON.stringify(result.faults));
    const { missed, cutCourtyards } = result.certificate;
    expect(missed).toMatchObject([{ code: '310101007003001', reason: 'part-too-small' }]);
    const [longitude, latitude] = placeInCell(result.drawing, divisionCellId('310101007003001')) ?? [0, 0];
    expect(longitude).toBeGreaterThan(at(0, 0)[0]);
    expect(longitude).toBeLessThan(at(60, 0)[0]);
    expect(latitude).toBeGreaterThan(at(0, 0)[1]);
    expect(latitude).toBeLessThan(at(0, 60)[1]);
    expect(placeInCell(result.drawing, 'nothing')).toBeNull();
    expect(cutCourtyards).toEqual([]);
  });
});
