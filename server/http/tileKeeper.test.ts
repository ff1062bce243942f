import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { TileChange } from '../application/tileChanges.ts';
import { tileRectangle } from '../application/tileChanges.ts';
import { type TileSource, tileSourceNames } from '../contract/tiles.ts';
import type { MercatorBox } from '../domain/mercator.ts';
import { tileFiles } from '../files/tileFiles.ts';
import type { PreparedTile } from './preparedTile.ts';
import { TileKeeper } from './tileKeeper.ts';

const here = { source: 'unit-grids', zoom: 14, x: 13_721, y: 6_692 } as const;
const farAway = { ...here, x: 13_800 };
const insideHere: MercatorBox = (() => {
  const [west, south, east, north] = tileRectangle(here.zoom, here.x, here.y);
  return [(west + east) / 2, (south + north) / 2, (west + east) / 2 + 1, (south + north) / 2 + 1];
})();

/** A city that several processes share: its version, what changed, and the tiles that were made of it. */
let version: number;
let changes: TileChange[];
let made: string[];
let folder: string;
let opened: TileKeeper[];

beforeEach(() => {
  version = 1;
  changes = [];
  made = [];
  opened = [];
  folder = mkdtempSync(join(tmpdir(), 'wangge-tiles-'));
});
afterEach(async () => {
  for (const keeper of opened) await keeper.settled();
  rmSync(folder, { recursive: true });
});

async function openProcess(withFiles = true): Promise<TileKeeper> {
  const tiles = {
    read: async (source: TileSource, zoom: number, x: number, y: number) => {
      made.push(`${source}/${zoom}/${x}/${y}`);
      return Buffer.from(`tile of version ${version}`);
    },
    versions: async () =>
      Object.fromEntries(tileSourceNames.map((name) => [name, `${version}`])) as Record<TileSource, string>,
    changes: async () => ({ completeAfter: { number: version - changes.length, day: '' }, changes }),
  };
  const files = withFiles ? await tileFiles(folder, 'city') : null;
  const keeper = new TileKeeper({ tiles, files, onError: (error) => expect.fail(String(error)) });
  opened.push(keeper);
  return keeper;
}

function publish(box: MercatorBox | null): void {
  version += 1;
  changes = [{ since: { number: version }, box }, ...changes];
}

const tagOf = (tile: PreparedTile) => (tile.isEmpty ? null : tile.tag);
const onDisk = () => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());

describe('a change of a part of the city', () => {
  test('makes the tiles there anew and leaves the others', async () => {
    const keeper = await openProcess(false);
    const [old, other] = [await keeper.take(here, '1', null), await keeper.take(farAway, '1', null)];
    publish(insideHere);
    expect(tagOf(await keeper.take(here, '2', null))).not.toBe(tagOf(old));
    expect(await keeper.take(farAway, '2', null)).toBe(other);
    expect(made).toHaveLength(3);
    expect(keeper.atOnce('unit-grids/14/13800/6692', '2')).toBe(other);
  });

  test('that nobody said the place of makes all anew', async () => {
    const keeper = await openProcess(false);
    await keeper.take(farAway, '1', null);
    publish(null);
    await keeper.take(farAway, '2', null);
    version = 3;
    changes = [];
    await keeper.take(farAway, '3', null);
    expect(made).toHaveLength(3);
  });

  test('is run after: its tiles are there before anybody asks', async () => {
    const keeper = await openProcess(false);
    expect(await keeper.renew()).toBe(0);
    publish(insideHere);
    // The version is read anew within a second.
    await expect.poll(() => keeper.renew(), { timeout: 3_000 }).toBeGreaterThanOrEqual(4);
    expect(made).toContain('unit-grids/14/13721/6692');
    expect(keeper.atOnce('unit-grids/14/13721/6692', '2')).not.toBeNull();
    expect(await keeper.renew()).toBe(0);
  });
});

describe('two processes', () => {
  test('one takes from the disk what the other made, and never what has changed since', async () => {
    const [one, other] = [await openProcess(), await openProcess()];
    const first = await one.take(here, '1', null);
    await expect.poll(() => onDisk().length).toBe(1);
    expect(tagOf(await other.take(here, '1', null))).toBe(tagOf(first));
    expect(made).toHaveLength(1);
    publish(insideHere);
    const second = await one.take(here, await one.versions.present('unit-grids', '2'), null);
    expect(tagOf(second)).not.toBe(tagOf(first));
    const [ahead, there] = [await other.versions.present('unit-grids', '2'), await openProcess()];
    expect(ahead).toBe('2');
    expect(tagOf(await other.take(here, ahead, null))).toBe(tagOf(second));
    expect(tagOf(await there.take(here, ahead, null))).toBe(tagOf(second));
  });

  test('a page that knows a later version waits for it', async () => {
    const keeper = await openProcess();
    expect(await keeper.versions.present('unit-grids', null)).toBe('1');
    version = 2;
    expect(keeper.versions.trusted('unit-grids')).toBe('1');
    expect(await keeper.versions.present('unit-grids', '1')).toBe('1');
    expect(await keeper.versions.present('unit-grids', '2')).toBe('2');
  });
});

test('a past day is kept under the same version only, and not on the disk', async () => {
  const keeper = await openProcess();
  await keeper.take(here, '1', '2025-01-31');
  await keeper.take(here, '1', '2025-01-31');
  publish([0, 0, 1, 1]);
  await keeper.take(here, '2', '2025-01-31');
  expect(made).toHaveLength(2);
  expect(onDisk()).toHaveLength(0);
});

test('a file that cannot be read is made anew', async () => {
  const keeper = await openProcess();
  await keeper.take(here, '1', null);
  await expect.poll(() => onDisk().length).toBe(1);
  for (const { name, parentPath } of onDisk()) writeFileSync(join(parentPath, name), 'half a ti');
  await (await openProcess()).take(here, '1', null);
  expect(made).toHaveLength(2);
});

test('tiles of another city or release are removed', async () => {
  await (await tileFiles(folder, 'old')).write('a/1/2/3', {
    version: '1',
    tile: { isEmpty: false, tag: 't', gzipped: Buffer.from('g'), brotli: null },
  });
  await tileFiles(folder, 'new');
  expect(readdirSync(folder)).toEqual(['new']);
});
