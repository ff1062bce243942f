import { expect, it } from 'vitest';
import type { GridEdition } from '../../contract/schemas.ts';
import { heatEditions } from './heatEditions.ts';

const edition = (day: string): GridEdition => ({
  day,
  unitBegun: 1,
  unitEnded: 0,
  responsibilityBegun: 0,
  responsibilityEnded: 0,
  professionalBegun: 0,
  professionalEnded: 0,
});

function source() {
  const asked: (string | null)[] = [];
  let version = 'one';
  const read = heatEditions({
    heatCounters: { areasVersion: () => version },
    spatial: {
      async listGridEditions(districtCode) {
        asked.push(districtCode);
        if (districtCode === '990109') throw new Error('the database is gone');
        return ['2026-03-10', '2026-01-05'].map(edition);
      },
    },
  });
  const change = () => {
    version = 'two';
  };
  return { read, asked, change };
}

const spring = { from: '2026-03-01', to: '2026-03-31' };
const winter = { from: '2026-01-10', to: '2026-01-20' };

it('tells the editions of all periods, each once, the earliest first', async () => {
  const { read } = source();
  expect(await read(null, [winter])).toEqual(['2026-01-05']);
  expect(await read(null, [spring, winter])).toEqual(['2026-01-05', '2026-03-10']);
  expect(await read(null, [{ from: '2020-01-01', to: '2020-01-02' }])).toEqual([]);
});

it('asks the database again only when grids have changed, and after a failure', async () => {
  const { read, asked, change } = source();
  await read(null, [winter, spring]);
  await read('990101', [winter]);
  await read('990101', [spring]);
  expect(asked).toEqual([null, '990101']);
  change();
  await read('990101', [spring]);
  expect(asked).toEqual([null, '990101', '990101']);
  await expect(read('990109', [spring])).rejects.toThrow('gone');
  await expect(read('990109', [spring])).rejects.toThrow('gone');
  expect(asked.slice(3)).toEqual(['990109', '990109']);
});
