import { crc32, createDeflateRaw, type DeflateRaw } from 'node:zlib';

const LOCAL_HEADER = 0x04034b50;
const DESCRIPTOR = 0x08074b50;
const CENTRAL_HEADER = 0x02014b50;
const END = 0x06054b50;
const VERSION = 20;
/** Sizes follow the data, names are UTF-8. */
const FLAGS = 0x0808;
const DEFLATED = 8;
/** 1 January 1980: a file that says nothing about when it was made is the same for the same cases. */
const DATE = 0x21;

/** Where the bytes go: a file, or whoever waits for them. */
export interface ByteSink {
  write(bytes: Uint8Array): Promise<unknown>;
}

interface Entry {
  readonly name: Buffer;
  readonly offset: number;
  crc: number;
  size: number;
  packedSize: number;
}

/**
 * A ZIP archive written from beginning to end, one file after another, without knowing how long each will be: what a large
 * spreadsheet needs that must not lie in memory. Up to 4 GB, far above the rows that an export may have.
 */
export class ZipFile {
  private readonly entries: Entry[] = [];
  private position = 0;
  private open: { entry: Entry; deflate: DeflateRaw; piped: Promise<void> } | null = null;

  private readonly file: ByteSink;

  constructor(file: ByteSink) {
    this.file = file;
  }

  /** Begins the next file of the archive. */
  async begin(path: string): Promise<void> {
    const entry: Entry = { name: Buffer.from(path), offset: this.position, crc: 0, size: 0, packedSize: 0 };
    this.entries.push(entry);
    await this.put(Buffer.concat([header(LOCAL_HEADER, [[2, VERSION], ...common(entry)]), entry.name]));
    const deflate = createDeflateRaw({ level: 6 });
    this.open = { entry, deflate, piped: this.drain(deflate, entry) };
  }

  /** Adds to the file that was begun, as fast as the disk takes it. */
  async add(text: string | Uint8Array): Promise<void> {
    if (!this.open) throw new Error('no file of the archive was begun');
    const { entry, deflate, piped } = this.open;
    const bytes = Buffer.from(text);
    entry.crc = crc32(bytes, entry.crc);
    entry.size += bytes.length;
    if (!deflate.write(bytes)) await Promise.race([new Promise((resolve) => deflate.once('drain', resolve)), piped]);
  }

  /** Ends the file that was begun. */
  async finish(): Promise<void> {
    if (!this.open) throw new Error('no file of the archive was begun');
    const { entry, deflate, piped } = this.open;
    this.open = null;
    deflate.end();
    await piped;
    await this.put(
      header(DESCRIPTOR, [
        [4, entry.crc],
        [4, entry.packedSize],
        [4, entry.size],
      ]),
    );
  }

  /** Writes the table of contents and tells the length of the archive. */
  async close(): Promise<number> {
    const start = this.position;
    for (const entry of this.entries) await this.put(centralEntry(entry));
    const count = this.entries.length;
    const size = this.position - start;
    await this.put(
      header(END, [
        [2, 0],
        [2, 0],
        [2, count],
        [2, count],
        [4, size],
        [4, start],
        [2, 0],
      ]),
    );
    return this.position;
  }

  /** Leaves the archive as it is: nothing of it is meant to be read. */
  async abandon(): Promise<void> {
    const abandoned = this.open;
    this.open = null;
    abandoned?.deflate.destroy();
    await abandoned?.piped.catch(() => undefined);
  }

  private async drain(deflate: DeflateRaw, entry: Entry): Promise<void> {
    for await (const chunk of deflate) {
      entry.packedSize += chunk.length;
      await this.put(chunk);
    }
  }

  private async put(bytes: Uint8Array): Promise<void> {
    await this.file.write(bytes);
    this.position += bytes.length;
  }
}

type Field = readonly [bytes: 2 | 4, value: number];

/** The fields that both headers of an entry share; in the local one sizes are still unknown. */
function common({ name, crc, size, packedSize }: Entry): Field[] {
  return [
    [2, FLAGS],
    [2, DEFLATED],
    [2, 0],
    [2, DATE],
    [4, crc],
    [4, packedSize],
    [4, size],
    [2, name.length],
    [2, 0],
  ];
}

function centralEntry(entry: Entry): Buffer {
  const fields: Field[] = [
    [2, VERSION],
    [2, VERSION],
    ...common(entry),
    [2, 0],
    [2, 0],
    [2, 0],
    [4, 0],
    [4, entry.offset],
  ];
  return Buffer.concat([header(CENTRAL_HEADER, fields), entry.name]);
}

function header(signature: number, fields: readonly Field[]): Buffer {
  const buffer = Buffer.alloc(4 + fields.reduce((length, [bytes]) => length + bytes, 0));
  let place = buffer.writeUInt32LE(signature);
  for (const [bytes, value] of fields) {
    place = bytes === 2 ? buffer.writeUInt16LE(value, place) : buffer.writeUInt32LE(value, place);
  }
  return buffer;
}
