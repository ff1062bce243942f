import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonBytes } from './jsonBytes.ts';

const fresh = { take: (byteLength: number) => new ArrayBuffer(byteLength) };
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const long = fc
  .tuple(fc.constantFrom('A', 'b+/', '0=', 'a\n', '市', '"'), fc.integer({ min: 9_990, max: 10_010 }))
  .map(([piece, length]) => piece.repeat(length));

describe('JSON as bytes', () => {
  it('is what JSON.stringify gives, whatever is long', () => {
    const value = fc.oneof(fc.string({ unit: 'grapheme' }), long, fc.double(), fc.constant(null), fc.array(long));
    fc.assert(
      fc.property(fc.dictionary(fc.string(), value, { maxKeys: 6 }), (answer) => {
        // The database cannot hold the character, so no answer has it.
        fc.pre(!JSON.stringify(answer).replaceAll('\\\\', '').includes('\\u0000'));
        expect(text(jsonBytes(answer, fresh))).toBe(JSON.stringify(answer));
      }),
      { seed: 5, numRuns: 200 },
    );
  });

  it('is not misled by text that looks like what stands for a long list', () => {
    const answer = { '"\\u0000"': '"\\u0000"', plain: '\\u0000', list: 'A'.repeat(10_000), more: '\\"\\u0000' };
    expect(text(jsonBytes(answer, fresh))).toBe(JSON.stringify(answer));
  });

  it('has memory that was taken for it, and ends where the text does', () => {
    const used = new Uint8Array(30_000).fill(7).buffer;
    const answer = { name: '区', counts: { bytes: 1, base64: 'AAAA'.repeat(3000) } };
    const bytes = jsonBytes(answer, { take: () => used });
    expect([bytes.buffer, bytes.byteOffset, text(bytes)]).toEqual([used, 0, JSON.stringify(answer)]);
  });
});
