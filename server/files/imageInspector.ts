import { createHash } from 'node:crypto';
import { fileTypeFromBuffer } from 'file-type';
import sharp from 'sharp';

export interface InspectedImage {
  readonly sha256: string;
  readonly mediaType: string;
  readonly width: number;
  readonly height: number;
}

const accepted: ReadonlySet<string> = new Set(['image/jpeg', 'image/png', 'image/webp']);
/** A decompression bomb is refused by its header, before any pixel is decoded. */
const MAXIMUM_PIXELS = 50_000_000;

/** Looks at the bytes themselves, never at a name or header: an image of a known kind that really decodes, or null. */
export async function inspectImage(bytes: Uint8Array): Promise<InspectedImage | null> {
  const type = await fileTypeFromBuffer(bytes);
  if (!type || !accepted.has(type.mime)) return null;
  try {
    const image = sharp(bytes, { limitInputPixels: MAXIMUM_PIXELS, failOn: 'error' });
    const { width, height } = await image.metadata();
    await image.resize(1, 1).raw().toBuffer();
    return { sha256: createHash('sha256').update(bytes).digest('hex'), mediaType: type.mime, width, height };
  } catch {
    return null;
  }
}
