import { createReadStream, type ReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { ReadBytes } from '../../domain/survey/record.ts';

/** Opens the file from which records come. */
export type OpenStream = (path: string, options?: Parameters<typeof createReadStream>[1]) => ReadStream;

/** Opens a file so that one can ask how far it is read; each opening begins anew. */
export interface FileMeter {
  readonly open: OpenStream;
  bytes(): ReadBytes;
}

/** A meter for a file whose records come in the order of its bytes. */
export async function fileMeter(path: string): Promise<FileMeter> {
  const { size } = await stat(path);
  let current: ReadStream | null = null;
  return {
    open(name, options) {
      current = createReadStream(name, options);
      return current;
    },
    bytes: () => ({ read: current?.bytesRead ?? 0, total: size }),
  };
}
