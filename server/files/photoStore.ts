import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Photo bytes on disk, addressed by district and SHA-256. */
export interface PhotoStore {
  /** Writes durably: the name appears only when the bytes are on the disk. */
  write(districtCode: string, sha256: string, bytes: Uint8Array): Promise<void>;
  read(districtCode: string, sha256: string): Promise<Uint8Array | null>;
}

/** A store below `directory`; the digest's first two digits spread the files. */
export function photoStore(directory: string): PhotoStore {
  const pathOf = (districtCode: string, sha256: string): string =>
    join(directory, districtCode, sha256.slice(0, 2), sha256);
  return {
    async write(districtCode, sha256, bytes) {
      const path = pathOf(districtCode, sha256);
      if (await exists(path)) return;
      await mkdir(dirname(path), { recursive: true });
      const unfinished = `${path}.${randomUUID()}`;
      const file = await open(unfinished, 'wx');
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(unfinished, path);
    },
    async read(districtCode, sha256) {
      try {
        return await readFile(pathOf(districtCode, sha256));
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    },
  };
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
