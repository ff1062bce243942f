import { mkdtemp, readdir, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { surveyStore } from './surveyStore.ts';

let folder: string;
let store: ReturnType<typeof surveyStore>;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wangge-store-'));
  store = surveyStore(folder, 10);
});
afterEach(() => rm(folder, { recursive: true }));

const receive = (id: string, ownerId: string, text: string) =>
  store.receive(id, { fileName: `${id}.csv`, ownerId }, Readable.from([Buffer.from(text)]));

it('shows each person the own files, the last one first, until they are thrown away or a day has gone', async () => {
  expect(await store.list('a')).toEqual([]);
  await receive('one', 'a', '12345');
  await receive('two', 'a', '123');
  await receive('three', 'b', '1');
  await utimes(join(folder, 'one'), new Date(), new Date(Date.now() - 3_600_000));
  expect(await store.list('a')).toMatchObject([
    { fileId: 'two', fileName: 'two.csv', byteCount: 3 },
    { fileId: 'one', fileName: 'one.csv', byteCount: 5 },
  ]);
  expect(await store.remove('three', 'a')).toBe(false);
  expect(await store.remove('two', 'a')).toBe(true);
  expect(await store.remove('two', 'a')).toBe(false);
  expect(await store.find('two', 'a')).toBeNull();
  expect((await readdir(folder)).sort()).toEqual(['one', 'one.json', 'three', 'three.json']);
  await utimes(join(folder, 'one'), new Date(), new Date(Date.now() - 25 * 3_600_000));
  expect(await store.list('a')).toEqual([]);
});

it('keeps nothing of a file that is too large or empty, and shows none that has not arrived whole', async () => {
  expect(await receive('large', 'a', '12345678901')).toMatchObject({ refused: 'import-too-large' });
  expect(await receive('empty', 'a', '')).toMatchObject({ refused: 'import-empty' });
  let during: unknown = null;
  async function* cut() {
    yield Buffer.from('12');
    during = await store.list('a');
    throw new Error('the connection broke');
  }
  const arriving = store.receive('cut', { fileName: 'cut.csv', ownerId: 'a' }, cut());
  await expect(arriving).rejects.toThrow('the connection broke');
  expect(during).toEqual([]);
  expect(await readdir(folder)).toEqual([]);
});
