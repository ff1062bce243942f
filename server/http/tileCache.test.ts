import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { TileCache } from './tileCache.ts';

/** What compression cannot shrink, so that weights can be counted. */
const incompressible = (length: number) => randomBytes(length);

test('the least recently used tiles leave when the memory is full', async () => {
  const cache = new TileCache(10_000);
  for (const key of ['a', 'b', 'c']) await cache.make(key, true, async () => incompressible(2_500));
  expect(cache.kept('a')).toBeDefined();
  await cache.make('d', true, async () => incompressible(2_500));
  await cache.make('e', true, async () => incompressible(2_500));
  expect(['a', 'b', 'c', 'd', 'e'].filter((key) => cache.kept(key))).toEqual(['a', 'd', 'e']);
});

test('empty tiles weigh something too', async () => {
  const cache = new TileCache(3_000);
  for (let index = 0; index < 20; index += 1) await cache.make(`${index}`, true, async () => new Uint8Array());
  expect(cache.kept('0')).toBeUndefined();
  expect(cache.kept('19')).toEqual({ isEmpty: true });
});

test('a tile that is not to be kept is not', async () => {
  const cache = new TileCache(10_000);
  await cache.make('private', false, async () => incompressible(10));
  expect(cache.kept('private')).toBeUndefined();
});
