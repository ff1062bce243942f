import { uuid } from '@contract/schemas';
import { describe, expect, it } from 'vitest';
import { fittedSize, longestSidePixels, sha256Of } from './photos';
import { uuidv7 } from './uuid';

describe('ids made on the device', () => {
  it('are UUIDs of version 7 that sort by time', () => {
    const ids = [1, 1_000, 1_763_780_000_000, 1_763_780_000_001].map((now) => uuidv7(now));
    for (const id of ids) {
      expect(uuid.safeParse(id).success).toBe(true);
      expect(id[14]).toBe('7');
    }
    expect([...ids].sort()).toEqual(ids);
  });

  it('carry the time in their first 48 bits', () => {
    expect(uuidv7(0x0123456789ab, new Uint8Array(10))).toBe('01234567-89ab-7000-8000-000000000000');
  });
});

describe('photos', () => {
  it('are made smaller, never larger, and keep their shape', () => {
    expect(fittedSize(4000, 3000)).toEqual({ width: longestSidePixels, height: 1440 });
    expect(fittedSize(3000, 4000)).toEqual({ width: 1440, height: longestSidePixels });
    expect(fittedSize(640, 480)).toEqual({ width: 640, height: 480 });
    expect(fittedSize(100_000, 1)).toEqual({ width: longestSidePixels, height: 1 });
  });

  it('are named by their digest', async () => {
    expect(await sha256Of(new TextEncoder().encode('abc').buffer)).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
  });
});
