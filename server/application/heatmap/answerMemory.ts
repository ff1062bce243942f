/** Gives memory for answers, and takes it back when an answer was sent. */
export interface AnswerMemory {
  /** At least so many bytes; what is in them is of earlier answers. */
  take(byteLength: number): ArrayBuffer;
  /** Memory that threads share is not kept. */
  giveBack(buffer: ArrayBufferLike): void;
}

/** Lengths are whole multiples of this, so that an answer a little longer than the last finds room. */
const GRAIN = 1 << 18;
/** Longer answers are asked for by few, and smaller ones cost nothing. */
const SHORTEST = 1 << 16;
const LONGEST = 1 << 24;
/** As many as are on their way to readers at the same time. */
const MOST_KEPT = 4;

/**
 * Memory that is used again. Each new megabyte would count for the collectors of garbage of both threads that it passes, and they
 * would go through everything they have every few answers, for 40 ms.
 */
export function answerMemory(): AnswerMemory {
  const kept: ArrayBuffer[] = [];
  return {
    take(byteLength) {
      const isRight = (buffer: ArrayBuffer) =>
        buffer.byteLength >= byteLength && buffer.byteLength <= 2 * byteLength + GRAIN;
      const place = isPooled(byteLength) ? kept.findLastIndex(isRight) : -1;
      const [found] = place < 0 ? [] : kept.splice(place, 1);
      return found ?? new ArrayBuffer(isPooled(byteLength) ? Math.ceil(byteLength / GRAIN) * GRAIN : byteLength);
    },
    giveBack(buffer) {
      if (!(buffer instanceof ArrayBuffer && isPooled(buffer.byteLength))) return;
      kept.push(buffer);
      // What was not asked for lately goes.
      if (kept.length > MOST_KEPT) kept.shift();
    },
  };
}

function isPooled(byteLength: number): boolean {
  return byteLength >= SHORTEST && byteLength <= LONGEST;
}
