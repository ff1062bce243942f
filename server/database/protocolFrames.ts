/** A run of protocol messages that must reach the database without anybody else's messages between them. */
export interface Batch {
  bytes: Uint8Array;
  /** False after a Flush: the client will go on with the same extended query. */
  isComplete: boolean;
  isTerminate: boolean;
}

const SYNC = 'S'.charCodeAt(0);
const QUERY = 'Q'.charCodeAt(0);
const FUNCTION_CALL = 'F'.charCodeAt(0);
const FLUSH = 'H'.charCodeAt(0);
const TERMINATE = 'X'.charCodeAt(0);
const COMPLETING = new Set([SYNC, QUERY, FUNCTION_CALL, TERMINATE]);

/** Type byte and length of a message; the very first message of a connection has no type byte. */
const HEADER_BYTES = 5;

/**
 * Cuts the byte stream of one client into batches. Parse, Bind, Execute and Sync of one query arrive as separate
 * messages, and with one session for all clients a foreign Parse between them would replace the unnamed statement.
 */
export class FrameSplitter {
  private chunks: Uint8Array[] = [];
  private held: Uint8Array[] = [];
  private isStarted = false;

  /** Takes the next bytes and gives the batches that became whole by them. */
  push(bytes: Uint8Array): Batch[] {
    this.chunks.push(bytes);
    const batches: Batch[] = [];
    for (let frame = this.nextFrame(); frame; frame = this.nextFrame()) {
      const batch = this.take(frame);
      if (batch) batches.push(batch);
    }
    return batches;
  }

  private take(frame: Uint8Array): Batch | null {
    if (!this.isStarted) {
      this.isStarted = true;
      return { bytes: frame, isComplete: true, isTerminate: false };
    }
    const type = frame[0] ?? 0;
    this.held.push(frame);
    if (!COMPLETING.has(type) && type !== FLUSH) return null;
    const bytes = concatenate(this.held);
    this.held = [];
    return { bytes, isComplete: type !== FLUSH, isTerminate: type === TERMINATE };
  }

  private nextFrame(): Uint8Array | null {
    const available = this.chunks.reduce((sum, chunk) => sum + chunk.length, 0);
    if (available < HEADER_BYTES) return null;
    const first = this.chunks[0];
    // Joining only when a header or a whole message is there keeps a large message linear in its size.
    const head = first && first.length >= HEADER_BYTES ? first : this.join();
    const typeBytes = this.isStarted ? 1 : 0;
    const length = typeBytes + new DataView(head.buffer, head.byteOffset).getUint32(typeBytes);
    if (available < length) return null;
    const all = this.join();
    this.chunks = all.length > length ? [all.subarray(length)] : [];
    return all.subarray(0, length);
  }

  private join(): Uint8Array {
    const all = this.chunks.length === 1 && this.chunks[0] ? this.chunks[0] : concatenate(this.chunks);
    this.chunks = [all];
    return all;
  }
}

/** One array from several. */
export function concatenate(parts: readonly Uint8Array[]): Uint8Array {
  const result = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    result.set(part, offset);
    offset += part.length;
  }
  return result;
}
