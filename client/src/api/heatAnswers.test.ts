import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unpackAreas, unpackFigures } from './heatAnswers';
import { unpackFloat32, unpackWhole } from './packed';

const pack = (numbers: Uint8Array | Uint16Array | Uint32Array | Float32Array) =>
  Buffer.from(numbers.buffer).toString('base64');

describe('packed numbers', () => {
  it('are little-endian, of one, two or four bytes', () => {
    expect([...unpackWhole({ bytes: 4, base64: 'AQAAAAABAAA=' })]).toEqual([1, 256]);
    expect([...unpackWhole({ bytes: 2, base64: 'AQAAAQ==' })]).toEqual([1, 256]);
    expect([...unpackWhole({ bytes: 1, base64: 'Af8=' })]).toEqual([1, 255]);
    expect([...unpackWhole({ bytes: 4, base64: '' })]).toEqual([]);
    expect(() => unpackWhole({ bytes: 4, base64: 'AQA=' })).toThrow('2 bytes');
    expect(() => unpackFloat32('AQA=')).toThrow('2 bytes');
  });

  it('come back as they were', () => {
    fc.assert(
      fc.property(
        fc.uint32Array(),
        fc.uint16Array(),
        fc.uint8Array(),
        fc.float32Array(),
        (four, two, one, fractions) => {
          expect(unpackWhole({ bytes: 4, base64: pack(four) })).toEqual(four);
          expect(unpackWhole({ bytes: 2, base64: pack(two) })).toEqual(new Uint32Array(two));
          expect(unpackWhole({ bytes: 1, base64: pack(one) })).toEqual(new Uint32Array(one));
          expect(unpackFloat32(pack(fractions))).toEqual(fractions);
        },
      ),
      { seed: 7 },
    );
  });
});

describe('answers of the heat map', () => {
  it('are unpacked, compared period and all', () => {
    const counts = { bytes: 1, base64: pack(new Uint8Array([3, 0])) } as const;
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
    const empty = {
      level: 'unit-grid',
      edition: '1',
      squareKilometers: '',
      componentCounts: { bytes: 1, base64: '' },
    } as const;
    expect(unpackAreas({ ...empty, codes: '' }).codes).toEqual([]);
    expect(unpackAreas({ ...empty, codes: '310101\n310104' }).codes).toEqual(['310101', '310104']);
  });
});
