import { describe, expect, it } from 'vitest';
import { answerMemory } from './answerMemory.ts';

const MEGABYTE = 1 << 20;

describe('memory of answers', () => {
  it('is used again when it was given back, where the next answer fits and does not waste it', () => {
    const memory = answerMemory();
    const one = memory.take(MEGABYTE + 1);
    expect(one.byteLength).toBe(1.25 * MEGABYTE);
    expect(memory.take(MEGABYTE)).not.toBe(one);
    memory.giveBack(one);
    expect(memory.take(2 * MEGABYTE)).not.toBe(one);
    expect(memory.take(MEGABYTE / 4)).not.toBe(one);
    expect(memory.take(MEGABYTE)).toBe(one);
    expect(memory.take(MEGABYTE)).not.toBe(one);
  });

  it.each([
    ['small', 1000],
    ['huge', 40 * MEGABYTE],
  ])('%s answers have memory of exactly their length, which is not kept', (_, byteLength) => {
    const memory = answerMemory();
    const buffer = memory.take(byteLength);
    expect(buffer.byteLength).toBe(byteLength);
    memory.giveBack(buffer);
    expect(memory.take(byteLength)).not.toBe(buffer);
  });

  it('keeps four, those that came last', () => {
    const memory = answerMemory();
    const buffers = Array.from({ length: 5 }, () => memory.take(MEGABYTE));
    for (const buffer of buffers) memory.giveBack(buffer);
    const taken = Array.from({ length: 5 }, () => memory.take(MEGABYTE));
    expect(taken.map((buffer) => buffers.indexOf(buffer))).toEqual([4, 3, 2, 1, -1]);
  });
});
