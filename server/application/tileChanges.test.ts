import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { meet } from '../domain/mercator.ts';
import {
  changedSince,
  isLater,
  parseTileVersion,
  type TileChanges,
  tileRectangle,
  tilesMeeting,
} from './tileChanges.ts';

const west = [0, 0, 10, 10] as const;
const east = [20, 0, 30, 10] as const;
const changes: TileChanges = {
  completeAfter: { number: 3, day: '20260101' },
  changes: [
    { since: { number: 5 }, box: west },
    { since: { number: 4 }, box: null },
    { since: { day: '20260110' }, box: east },
  ],
};

test.each([
  ['7', { number: 7, day: '' }],
  ['7.20260131', { number: 7, day: '20260131' }],
  ['day.2026-01-31', null],
  ['7.2026', null],
  ['', null],
])('version %s', (text, version) => expect(parseTileVersion(text)).toEqual(version));

test.each([
  ['5.20260110', []],
  ['5.20260101', [east]],
  ['4.20260110', [west]],
  ['4.20260101', [west, east]],
  // Version 4 changed anything.
  ['3.20260110', null],
  // Nobody knows any more what changed after these.
  ['2.20260110', null],
  ['5.20251231', null],
])('what changed since %s', (text, boxes) => {
  expect(changedSince(changes, parseTileVersion(text) ?? { number: 0, day: '' })).toEqual(boxes);
});

test.each([
  ['2', '1', true],
  ['1', '2', false],
  ['1.20260102', '1.20260101', true],
  ['2.20260101', '1.20260102', true],
  ['1', '1', false],
])('%s is later than %s: %s', (one, other, later) => {
  const none = { number: 0, day: '' };
  expect(isLater(parseTileVersion(one) ?? none, parseTileVersion(other) ?? none)).toBe(later);
});

describe('tiles that meet a rectangle', () => {
  const metres = fc.double({ min: 13_400_000, max: 13_600_000, noNaN: true });
  const box = fc
    .tuple(metres, metres, fc.double({ min: 0, max: 3000, noNaN: true }), fc.double({ min: 0, max: 3000, noNaN: true }))
    .map(([x, y, width, height]) => [x, y, x + width, y + height] as const);

  test('are those whose own rectangle meets it', () => {
    fc.assert(
      fc.property(box, fc.integer({ min: 10, max: 15 }), (changed, zoom) => {
        const found = new Set(tilesMeeting([changed], zoom, 10_000).map(String));
        const [[x = 0, y = 0] = []] = tilesMeeting([changed], zoom, 1);
        for (let dx = -2; dx <= 12; dx += 1) {
          for (let dy = -2; dy <= 12; dy += 1) {
            const meets = meet(tileRectangle(zoom, x + dx, y + dy), changed);
            expect(found.has(`${x + dx},${y + dy}`)).toBe(meets);
          }
        }
      }),
      { seed: 23, numRuns: 100 },
    );
  });

  test('each once and no more than asked for', () => {
    const whole = [12_000_000, 3_000_000, 14_000_000, 4_000_000] as const;
    expect(tilesMeeting([whole, whole], 12, 50)).toHaveLength(50);
    const two = tilesMeeting([west, west], 10, 50);
    expect(new Set(two.map(String)).size).toBe(two.length);
  });
});
