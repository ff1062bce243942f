import { SurveyRefused } from '../../domain/survey/refused.ts';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
/** One feature larger than this is no survey record but an attack on memory. */
const MOST_OBJECT_BYTES = 64 * 2 ** 20;

/** What a scan tells beside the objects: the text before the first of them, with what a collection says of itself. */
export interface JsonObjects {
  head: string;
}

/**
 * Cuts a stream of JSON into the objects that stand in the array `features` of the outermost object, or, when there is no
 * such array, into the outermost objects themselves (a sequence by lines or RS characters). Nothing is parsed here, so a
 * file of any length takes no more memory than its largest object.
 */
export async function* jsonObjects(chunks: AsyncIterable<Buffer>, seen: JsonObjects): AsyncGenerator<string> {
  const cutter = new ObjectCutter(seen);
  for await (const chunk of chunks) yield* cutter.take(chunk);
  cutter.end();
}

class ObjectCutter {
  private readonly seen: JsonObjects;
  private depth = 0;
  /** The depth at which wanted objects open: 0 in a sequence, 2 in a collection. */
  private wantedDepth = 0;
  private isInText = false;
  private isEscaped = false;
  private held: Buffer[] = [];
  private heldBytes = 0;

  constructor(seen: JsonObjects) {
    this.seen = seen;
  }

  *take(chunk: Buffer): Generator<string> {
    let from = 0;
    for (let at = 0; at < chunk.length; at += 1) {
      const byte = chunk[at] ?? 0;
      if (this.isInText) this.text(byte);
      else if (byte === QUOTE) this.isInText = true;
      else if (byte === OPEN_BRACE) {
        if (this.depth === this.wantedDepth) {
          this.drop();
          from = at;
        }
        this.depth += 1;
      } else if (byte === CLOSE_BRACE) {
        this.depth -= 1;
        if (this.depth === this.wantedDepth) {
          yield this.release(chunk.subarray(from, at + 1));
          from = at + 1;
        }
      } else if (byte === OPEN_BRACKET) {
        if (this.isFeatureArray(chunk.subarray(from, at))) {
          this.seen.head = this.release(chunk.subarray(from, at));
          this.wantedDepth = 2;
          from = at + 1;
        }
        this.depth += 1;
      } else if (byte === CLOSE_BRACKET) this.depth -= 1;
    }
    this.hold(chunk.subarray(from));
  }

  /** Whatever is left is an object that never ended. */
  end(): void {
    if (this.depth > 0) throw new SurveyRefused('import-file-broken', { message: 'the JSON ends in the middle' });
  }

  private text(byte: number): void {
    if (this.isEscaped) this.isEscaped = false;
    else if (byte === BACKSLASH) this.isEscaped = true;
    else if (byte === QUOTE) this.isInText = false;
  }

  /** Whether the array that opens here is the collection's: one level down, behind the name `features`. */
  private isFeatureArray(before: Buffer): boolean {
    if (this.wantedDepth !== 0 || this.depth !== 1) return false;
    const tail = before.length >= 40 ? before : Buffer.concat([...this.held, before]);
    return /"features"\s*:\s*$/.test(tail.subarray(-40).toString());
  }

  private hold(bytes: Buffer): void {
    // Between objects there is nothing worth keeping, save the head of a collection, which opened at depth 0.
    if (this.depth <= this.wantedDepth) {
      this.drop();
      return;
    }
    this.heldBytes += bytes.length;
    if (this.heldBytes > MOST_OBJECT_BYTES)
      throw new SurveyRefused('import-file-broken', { message: 'an object too large' });
    this.held.push(Buffer.from(bytes));
  }

  private release(last: Buffer): string {
    const text = Buffer.concat([...this.held, last]).toString();
    this.drop();
    return text;
  }

  private drop(): void {
    this.held = [];
    this.heldBytes = 0;
  }
}
