import fc from 'fast-check';
import { expect, test } from 'vitest';
import { boxOfCell, cellAt, cellsMeeting, mercatorOf, positionOf } from './cellGrid.ts';

const place = fc.record({
  longitude: fc.double({ min: -179, max: 179, noNaN: true }),
  latitude: fc.double({ min: -80, max: 80, noNaN: true }),
});

test('web mercator as it is worked out by hand: the equator, and 45° north', () => {
  expect(mercatorOf({ longitude: 180, latitude: 0 })[0]).toBeCloseTo(20037508.3428, 4);
  expect(mercatorOf({ longitude: 0, latitude: 0 })[1]).toBeCloseTo(0, 6);
  // ln(tan 67.5°) = ln(1 + √2)
  expect(mercatorOf({ longitude: 0, latitude: 45 })[1]).toBeCloseTo(Math.log(1 + Math.SQRT2) * 6378137, 6);
});

test('a position lies in its cell, and comes back from web mercator', () => {
  fc.assert(
    fc.property(place, (position) => {
      const [x, y] = mercatorOf(position);
      const [west, south, east, north] = boxOfCell(cellAt(x, y));
      expect(west - 1e-6 <= x && x <= east + 1e-6 && south - 1e-6 <= y && y <= north + 1e-6).toBe(true);
      expect(positionOf(x, y).longitude).toBeCloseTo(position.longitude, 11);
      expect(positionOf(x, y).latitude).toBeCloseTo(position.latitude, 11);
    }),
    { seed: 31 },
  );
});

test('a rectangle meets the cells of its corners and those between them, or too many', () => {
  const [west, south, east, north] = boxOfCell(cellAt(13_520_000, 3_660_000));
  const cell = cellAt((west + east) / 2, (south + north) / 2);
  expect(cellsMeeting([west + 1, south + 1, east - 1, north - 1], 1)).toEqual([cell]);
  const wider = cellsMeeting([west - 1, south + 1, east + 1, north + 1], 6);
  expect(wider).toHaveLength(6);
  expect(wider).toContain(cell);
  expect(cellsMeeting([west - 1, south + 1, east + 1, north + 1], 5)).toBeNull();
  // The neighbour begins where this one ends, to the last digit.
  expect(boxOfCell(cellAt(east + 1, north - 1))[0]).toBe(east);
});
