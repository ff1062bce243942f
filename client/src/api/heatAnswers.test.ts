import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unpackAreas, unpackFigures } from './heatAnswers';
import { unpackFloat32, unpackUint32 } from './packed';

const pack = (numbers: Uint32Array | Float32Array) => Buffer.from(numbers.buffer).toString('base64');

describe('packed numbers', () => {
  it('are little-endian, four bytes each', () => {
    expect([...unpackUint32('AQAAAAABAAA=')]).toEqual([1, 256]);
    expect([...unpackUint32('')]).toEqual([]);
    expect(() => unpackUint32('AQA=')).toThrow('2 bytes');
  });

  it('come back as they were', () => {
    fc.assert(
      fc.property(fc.uint32Array(), fc.float32Array(), (whole, fractions) => {
        expect(unpackUint32(pack(whole))).toEqual(whole);
        expect(unpackFloat32(pack(fractions))).toEqual(fractions);
      }),
      { seed: 7 },
    );
  });
});

describe('answers of the heat map', () => {
  it('are unpacked, compared period and all', () => {
    const counts = pack(new Uint32Array([3, 0]));
    const figures = unpackFigures({
      level: 'district',
      edition: '4',
      asOf: '2026-01-01T00:00:00Z',
      pending: 2,
      counts,
      overdue: counts,
      medianMinutes: null,
      compared: { counts, overdue: counts, medianMinutes: pack(new Float32Array([1.5, Number.NaN])) },
    });
    expect([...figures.counts]).toEqual([3, 0]);
    expect(figures).toMatchObject({ edition: '4', pending: 2, medianMinutes: null });
    expect([...(figures.compared?.medianMinutes ?? [])]).toEqual([1.5, Number.NaN]);
  });

  it('know a level without any areas', () => {
    const empty = { level: 'unit-grid', edition: '1', squareKilometers: '', componentCounts: '' } as const;
    expect(unpackAreas({ ...empty, codes: '' }).codes).toEqual([]);
    expect(unpackAreas({ ...empty, codes: '310101\n310104' }).codes).toEqual(['310101', '310104']);
  });
});
