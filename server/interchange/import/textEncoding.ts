import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';

export const textEncodings = ['utf-8', 'utf-16le', 'gb18030', 'big5'] as const;
export type TextEncoding = (typeof textEncodings)[number];

/** A UTF-8 character has at most this many bytes; the end of a chunk can cut one. */
const LONGEST_CHARACTER = 4;

/**
 * The encoding of a text file: by its byte order mark, else UTF-8 when all its bytes are, else GB18030, of which GBK and
 * GB2312 are parts and which Chinese desktop programs write. The whole file is looked at: the first Chinese name may
 * come after a million digits.
 */
export async function encodingOf(path: string): Promise<TextEncoding> {
  const start = await readStart(path, 3);
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  if (start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf) return 'utf-8';
  let rest = Buffer.alloc(0);
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
    const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    const whole = wholeCharacters(bytes);
    if (!isUtf8(bytes.subarray(0, whole))) return 'gb18030';
    rest = Buffer.from(bytes.subarray(whole));
  }
  return rest.length === 0 || isUtf8(rest) ? 'utf-8' : 'gb18030';
}

/** The first bytes of a file; fewer where it is shorter. */
export async function readStart(path: string, length: number): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** How many bytes there are up to the last character that may be cut. */
function wholeCharacters(bytes: Buffer): number {
  for (let back = 1; back < LONGEST_CHARACTER && back <= bytes.length; back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes.length;
    if (byte >= 0xc0) return bytes.length - back;
  }
  return bytes.length;
}
