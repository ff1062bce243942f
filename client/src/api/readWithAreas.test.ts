import { describe, expect, it } from 'vitest';
import { readWithAreas } from './heatmap';

const areasOf = (edition: string) => ({
  level: 'district' as const,
  edition,
  codes: [],
  squareKilometers: new Float32Array(),
  componentCounts: new Uint32Array(),
});

describe('figures and the areas in whose order they are', () => {
  it('are of one edition: areas of an old one are asked for anew', async () => {
    const isFresh: boolean[] = [];
    const both = await readWithAreas(
      async (fresh) => {
        isFresh.push(fresh);
        return areasOf(fresh ? 'new' : 'old');
      },
      async () => ({ edition: 'new', count: 1 }),
    );
    expect(isFresh).toEqual([false, true]);
    expect(both).toMatchObject({ edition: 'new', count: 1, areas: { edition: 'new' } });
  });

  it('are never put together when they do not belong together', async () => {
    const read = readWithAreas(
      async () => areasOf('a'),
      async () => ({ edition: 'b' }),
    );
    await expect(read).rejects.toThrow('faster than');
  });
});
