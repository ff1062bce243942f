import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { PackedWhole } from '../../contract/schemas/heatmap.ts';
import { packFractions, packWhole } from './packNumbers.ts';

const reader = { 1: 'readUInt8', 2: 'readUInt16LE', 4: 'readUInt32LE' } as const;

function unpack({ bytes, base64 }: PackedWhole): number[] {
  const buffer = Buffer.from(base64, 'base64');
  return Array.from({ length: buffer.length / bytes }, (_, index) => buffer[reader[bytes]](index * bytes));
}

it.each([
  ['nothing', [], 1],
  ['one byte', [0, 255], 1],
  ['two bytes', [256, 3], 2],
  ['two bytes, full', [65_535], 2],
  ['four bytes', [65_536, 0], 4],
  ['four bytes, full', [0, 4_294_967_295], 4],
])('%s', (_, numbers, bytes) => {
  const packed = packWhole(Uint32Array.from(numbers));
  expect([packed.bytes, unpack(packed)]).toEqual([bytes, numbers]);
});

it('any whole numbers come back as they were, those of a part of an array too', () => {
  const anyNumbers = fc.oneof(fc.uint8Array(), fc.uint16Array(), fc.uint32Array());
  fc.assert(
    fc.property(anyNumbers, (numbers) => {
      const part = Uint32Array.from([7, ...numbers]).subarray(1);
      expect(unpack(packWhole(part))).toEqual([...numbers]);
    }),
    { seed: 31 },
  );
});

it('fractions keep their four bytes', () => {
  expect(Buffer.from(packFractions(Float32Array.of(1.5, -2)), 'base64').readFloatLE(4)).toBe(-2);
});
