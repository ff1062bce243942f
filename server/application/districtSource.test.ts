import { describe, expect, it } from 'vitest';
import { districtSource } from './districtSource.ts';

describe('what holds in a district', () => {
  it('is read once a minute for each district, and anew after a change or a failure', async () => {
    let now = 0;
    const asked: (string | null)[] = [];
    let isBroken = false;
    const source = districtSource({ now: () => new Date(now) }, async (districtCode) => {
      asked.push(districtCode);
      if (isBroken) throw new Error('gone');
      return asked.length;
    });
    expect([await source('310101'), await source('310101'), await source(), await source(null)]).toEqual([1, 1, 2, 2]);
    now = 60_000;
    expect(await source('310101')).toBe(3);
    source.invalidate();
    isBroken = true;
    await expect(source('310101')).rejects.toThrow('gone');
    isBroken = false;
    expect(await source('310101')).toBe(5);
    expect(asked).toEqual(['310101', null, '310101', '310101', '310101']);
  });
});
