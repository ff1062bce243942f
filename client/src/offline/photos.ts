/** The longer side of a stored photo, in pixels: enough to read a plate or a crack, small enough for a weak signal. */
export const longestSidePixels = 1920;

/** The size a picture is drawn at: never enlarged, the longer side at most `longestSidePixels`. */
export function fittedSize(width: number, height: number): { width: number; height: number } {
  const scale = Math.min(1, longestSidePixels / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** The SHA-256 of bytes as lower-case hexadecimal: the photo's name everywhere. */
export async function sha256Of(bytes: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** A photo as it will be sent: a JPEG of moderate size and its digest. */
export interface PreparedPhoto {
  readonly sha256: string;
  readonly bytes: ArrayBuffer;
}

/** Draws a chosen file down to size as a JPEG and names it by its digest. Throws when the file is no picture. */
export async function preparePhoto(file: Blob): Promise<PreparedPhoto> {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
  const { width, height } = fittedSize(picture.width, picture.height);
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  canvas.getContext('2d')?.drawImage(picture, 0, 0, width, height);
  picture.close();
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.85));
  if (!blob) throw new Error('the picture could not be encoded');
  const bytes = await blob.arrayBuffer();
  return { sha256: await sha256Of(bytes), bytes };
}
