import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { photoStore } from './photoStore.ts';

const digest = 'ab'.repeat(32);
const bytes = Uint8Array.from([1, 2, 3]);
let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'wangge-photos-'));
});
afterEach(() => rm(directory, { recursive: true }));

describe('the photo store', () => {
  it('gives back what it was given, by district and digest', async () => {
    const store = photoStore(directory);
    await store.write('310101', digest, bytes);
    expect(await store.read('310101', digest)).toEqual(Buffer.from(bytes));
    expect(await store.read('310112', digest)).toBeNull();
  });

  it('writes the same photo ten times at once as one whole file', async () => {
    const store = photoStore(directory);
    await Promise.all(Array.from({ length: 10 }, () => store.write('310101', digest, bytes)));
    expect(await readdir(join(directory, '310101', 'ab'))).toEqual([digest]);
    expect(await store.read('310101', digest)).toEqual(Buffer.from(bytes));
  });

  it('does not take the remains of an interrupted write for a photo', async () => {
    const store = photoStore(directory);
    await store.write('310101', 'cd'.repeat(32), bytes);
    await writeFile(join(directory, '310101', 'cd', `${'ce'.repeat(32)}.half`), bytes);
    expect(await store.read('310101', 'ce'.repeat(32))).toBeNull();
  });
});
