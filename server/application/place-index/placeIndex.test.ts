import { afterEach, describe, expect, test, vi } from 'vitest';
import type { MercatorBox } from '../../domain/mercator.ts';
import { type CellNumber, mercatorOf } from '../../domain/place-index/cellGrid.ts';
import { type CellContent, packCell } from '../../domain/place-index/placeCell.ts';
import { type PlaceIndex, placeIndex } from './placeIndex.ts';
import { type PlaceChange, type PlaceMoment, type PlaceReading, placeLayers } from './placeIndexPort.ts';

const position = { longitude: 121.4701, latitude: 31.2301 };
const question = { position, categoryId: null, withinMeters: 30 };
const middle = mercatorOf(position);
const around: MercatorBox = [middle[0] - 5, middle[1] - 5, middle[0] + 5, middle[1] + 5];
const elsewhere: MercatorBox = [0, 0, 10, 10];

/** A city of one unit grid whose area says how often it changed. */
function madeCity() {
  const state = {
    day: '2026-11-26',
    numbers: Object.fromEntries(placeLayers.map((layer) => [layer, 1])) as Record<(typeof placeLayers)[number], number>,
    changes: [] as PlaceChange[],
    area: 1,
    cellsRead: 0,
    newsRead: 0,
    fails: false,
  };
  const moment = (): PlaceMoment => ({ day: state.day, numbers: { ...state.numbers } });
  const reading: PlaceReading = {
    async readNews(known) {
      state.newsRead += 1;
      if (state.fails) throw new Error('no database');
      const since = state.changes.filter(({ layer, number }) => number > (known?.numbers[layer] ?? 0));
      const areaNames = new Map([['310101', `黄浦区 ${state.numbers.names}`]]);
      return {
        ...moment(),
        changes: since,
        directory: { areaNames, responsibilityGrids: new Map(), categoryIds: new Set() },
      };
    },
    async readCell(number: CellNumber) {
      state.cellsRead += 1;
      return { ...moment(), cell: packCell(number, contentOf(state.area)) };
    },
    readBoxes: async () => [around],
  };
  const change = (layer: (typeof placeLayers)[number], box: MercatorBox | null) => {
    state.area += 1;
    state.numbers[layer] += 1;
    if (layer !== 'names') state.changes.push({ layer, number: state.numbers[layer], box });
  };
  return { state, reading, change };
}

function contentOf(area: number): CellContent {
  const ring = [
    [121.47, 31.23],
    [121.471, 31.23],
    [121.471, 31.231],
    [121.47, 31.231],
    [121.47, 31.23],
  ];
  const grid = {
    code: '310101001001001',
    areaClass: 'A',
    areaSquareMeters: area,
    responsibilityGridCode: null,
  } as const;
  return {
    unitGrids: [{ ...grid, outline: [[ring]] }],
    professionalGrids: [],
    components: [],
  };
}

const soon = (check: () => void) => vi.waitFor(check, { timeout: 5000, interval: 10 });

let index: PlaceIndex | null = null;
afterEach(() => index?.close());

function begin(city: ReturnType<typeof madeCity>, more: { mostBytes?: number; onError?: () => void } = {}) {
  const clock = { now: 0 };
  index = placeIndex({ reading: city.reading, onError: () => undefined, ...more, now: () => clock.now });
  const started = index;
  return { clock, area: () => started.locate(question)?.unitGrid.areaSquareMeters ?? null, started };
}

describe('the place index', () => {
  test('answers nothing before it is started, then what it has read', async () => {
    const city = madeCity();
    const { area, started } = begin(city);
    expect(area()).toBeNull();
    started.start();
    await soon(() => expect(area()).toBe(1));
    expect(started.locate(question)).toMatchObject({
      district: { code: '310101', name: '黄浦区 1' },
      community: { code: '310101001001', name: '310101001001' },
      responsibilityGrid: null,
      components: [],
    });
    expect(started.locate({ ...question, categoryId: 'unheard of' })).toBeNull();
  });

  test('answers nothing when its news are older than a second, and the changed after the next', async () => {
    const city = madeCity();
    const { clock, area, started } = begin(city);
    started.start();
    await soon(() => expect(area()).toBe(1));
    city.change('components', around);
    clock.now += 1001;
    expect(area()).toBeNull();
    await soon(() => expect(area()).toBe(2));
  });

  test('keeps a cell that nothing changed in, and reads names anew', async () => {
    const city = madeCity();
    const { clock, started, area } = begin(city);
    started.start();
    await soon(() => expect(area()).toBe(1));
    city.change('unit-grids', elsewhere);
    city.change('names', null);
    clock.now += 600;
    await soon(() => expect(started.locate(question)?.district.name).toBe('黄浦区 2'));
    expect([area(), city.state.cellsRead]).toEqual([1, 1]);
  });

  test.each([
    ['a change without a rectangle', (city: ReturnType<typeof madeCity>) => city.change('unit-grids', null)],
    ['changes that are told no more', ({ state }) => Object.assign(state.numbers, { components: 4 })],
    ['numbers of a database that was put back', ({ state }) => Object.assign(state.numbers, { components: 0 })],
    ['a new day', ({ state }) => Object.assign(state, { day: '2026-11-27' })],
  ])('forgets all after %s', async (_name, happen) => {
    const city = madeCity();
    const { clock, area, started } = begin(city);
    started.start();
    await soon(() => expect(area()).toBe(1));
    city.state.area = 50;
    happen(city);
    const { area: present } = city.state;
    clock.now += 600;
    await soon(() => expect(area()).toBe(present));
  });

  test('does not use a cell that is ahead of the news', async () => {
    const city = madeCity();
    const { clock, area, started } = begin(city);
    // The change comes between the first news and the cell.
    const { readCell } = city.reading;
    city.reading.readCell = (cell) => {
      if (city.state.cellsRead === 0) city.change('components', around);
      return readCell(cell);
    };
    started.start();
    await soon(() => expect(city.state.cellsRead).toBe(1));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(area()).toBeNull();
    clock.now += 600;
    await soon(() => expect(area()).toBe(2));
    expect(city.state.cellsRead).toBe(1);
  });

  test('holds no more than it may, and reads no cell outside the city', async () => {
    const city = madeCity();
    const { area, started } = begin(city, { mostBytes: 0 });
    started.start();
    await soon(() => expect(city.state.newsRead).toBe(1));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect([area(), city.state.cellsRead]).toEqual([null, 0]);
    expect(started.locate({ ...question, position: { longitude: 10, latitude: 10 } })).toBeNull();
  });

  test('tells a failure and answers nothing meanwhile', async () => {
    const city = madeCity();
    city.state.fails = true;
    const onError = vi.fn();
    const { area, started } = begin(city, { onError });
    started.start();
    await soon(() => expect(onError).toHaveBeenCalledTimes(1));
    expect(area()).toBeNull();
  });

  test('rests while nobody asks', async () => {
    const city = madeCity();
    const { clock, area, started } = begin(city);
    started.start();
    await soon(() => expect(area()).toBe(1));
    clock.now += 6000;
    const { newsRead } = city.state;
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(city.state.newsRead).toBe(newsRead);
    expect(area()).toBeNull();
    await soon(() => expect(area()).toBe(1));
  });
});
