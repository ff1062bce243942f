import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { type PreparedTile, prepareTile } from './preparedTile.ts';
import { TileCache } from './tileCache.ts';

/** What compression cannot shrink, so that weights can be counted. */
const incompressible = (length: number): Promise<PreparedTile> => prepareTile(randomBytes(length));

test('the least recently used tiles leave when the memory is full', async () => {
  const cache = new TileCache(10_000);
  const keep = async (key: string) => cache.keep(key, { tile: await incompressible(2_500), version: '1' });
  for (const key of ['a', 'b', 'c']) await keep(key);
  expect(cache.get('a')?.version).toBe('1');
  await keep('d');
  await keep('e');
  expect(['a', 'b', 'c', 'd', 'e'].filter((key) => cache.get(key))).toEqual(['a', 'd', 'e']);
});

test('empty tiles weigh something too, and a tile kept again weighs once', () => {
  const cache = new TileCache(3_000);
  for (let index = 0; index < 20; index += 1) cache.keep('same', { tile: { isEmpty: true }, version: `${index}` });
  cache.keep('other', { tile: { isEmpty: true }, version: '1' });
  expect(cache.get('same')?.version).toBe('19');
  for (let index = 0; index < 20; index += 1) cache.keep(`${index}`, { tile: { isEmpty: true }, version: '1' });
  expect(cache.get('same')).toBeUndefined();
  expect(cache.get('19')?.tile).toEqual({ isEmpty: true });
});
