import { describe, expect, test } from 'vitest';
import { cellAt, mercatorOf } from './cellGrid.ts';
import { metersBetween, roundedMeters } from './meters.ts';
import { type NearQuestion, nearestComponents } from './nearest.ts';
import { codeAt, type KindColumns, kindAt, packStock } from './stock.ts';
import { textAt } from './texts.ts';

interface Made {
  readonly longitude: number;
  readonly latitude: number;
  readonly serial: number;
  readonly categoryId?: string;
}

const middle = { longitude: 121.47, latitude: 31.23 };
/** On the parallel of 31.23° a degree of longitude is 95,274.3 m, so a metre is 0.000010496013 of it. */
const METER_EAST = 0.000010496013;

function stockOf(made: readonly Made[], position = middle) {
  const read = made.map(
    ({ longitude, latitude, serial, categoryId = 'cover' }): KindColumns => ({
      codeStart: '3101010101',
      categoryId,
      state: 'intact',
      maintainerCode: serial === 1 ? null : '310101-1',
      longitudes: [longitude],
      latitudes: [latitude],
      serials: [serial],
      names: [serial % 2 === 0 ? '井盖' : `路灯 ${serial}`],
    }),
  );
  return packStock(cellAt(...mercatorOf(position)), read);
}
const east = (meters: number, serial: number, more: Partial<Made> = {}): Made => ({
  longitude: middle.longitude + meters * METER_EAST,
  latitude: middle.latitude,
  serial,
  ...more,
});
const ask = (made: readonly Made[], more: Partial<NearQuestion> = {}) =>
  nearestComponents([stockOf(made)], { position: middle, categoryId: null, withinMeters: 50, ...more });
const serials = (made: readonly Made[], more: Partial<NearQuestion> = {}) =>
  ask(made, more)?.map((found) => Number(codeAt(found).slice(10)));

describe('the nearest components', () => {
  test('come in the order of their distance, within the radius, with all that is known of them', () => {
    const found = ask([east(40.123, 3), east(10.12, 1), east(60, 2)]);
    expect(found?.map((each) => [codeAt(each), each.distanceMeters])).toEqual([
      ['3101010101000001', 10.12],
      ['3101010101000003', 40.12],
    ]);
    const first = found?.[0];
    expect(first && kindAt(first)).toMatchObject({ categoryId: 'cover', state: 'intact', maintainerCode: null });
    expect(first && textAt(first.stock.names, first.stock.nameNumbers[first.row] as number)).toBe('路灯 1');
  });

  test('at one place come by code', () => {
    expect(serials([east(10.12, 9), east(10.12, 4), east(10.12, 7)])).toEqual([4, 7, 9]);
  });

  test('at two places of the same distance are left to the database', () => {
    expect(ask([east(10, 1), east(-10, 2)])).toBeNull();
  });

  test('are those of the category', () => {
    const made = [east(10.12, 1), east(20.33, 2, { categoryId: 'lamp' })];
    expect(serials(made, { categoryId: 'lamp' })).toEqual([2]);
  });

  test('are twenty at most, whatever their order', () => {
    const made = Array.from({ length: 30 }, (_, index) => east(1.001 + ((index * 7) % 30), index + 1));
    const nearest = [...made].sort((one, other) => one.longitude - other.longitude).slice(0, 20);
    expect(serials(made)).toEqual(nearest.map(({ serial }) => serial));
  });

  test('are left to the database where two at one place would be the twentieth', () => {
    const made = Array.from({ length: 19 }, (_, index) => east(1.001 + index, index + 1));
    expect(serials([...made, east(25.1, 20)])).toHaveLength(20);
    expect(ask([...made, east(25.1, 20), east(25.1, 21)])).toBeNull();
  });

  test('are left to the database at the very radius', () => {
    const made = [east(10, 1)];
    const [component] = made as [Made];
    expect(ask(made, { withinMeters: metersBetween(middle, component) })).toBeNull();
  });

  test('come from several cells', () => {
    const other = stockOf([east(-10.12, 8)], { ...middle, longitude: middle.longitude - 0.02 });
    const found = nearestComponents([stockOf([east(20.22, 1)]), other], {
      position: middle,
      categoryId: null,
      withinMeters: 50,
    });
    expect(found?.map((each) => Number(codeAt(each).slice(10)))).toEqual([8, 1]);
  });
});

describe('metres', () => {
  test('on the equator are the ellipsoid’s: a thousandth of a degree east and north', () => {
    // a · π/180 · 0.001 and a · (1 − e²) · π/180 · 0.001
    const from = { longitude: 10, latitude: 0 };
    expect(metersBetween(from, { longitude: 10.001, latitude: 0 })).toBeCloseTo(111.319490793, 6);
    expect(metersBetween(from, { longitude: 10, latitude: 0.001 })).toBeCloseTo(110.574275822, 6);
  });

  test('are rounded to two decimals, unless their error could change them', () => {
    expect([12.344, 12.346, 0].map(roundedMeters)).toEqual([12.34, 12.35, 0]);
    expect(roundedMeters(12.345)).toBeNull();
    expect(roundedMeters(12.3450005)).toBeNull();
    expect(roundedMeters(12.345002)).toBe(12.35);
  });
});
