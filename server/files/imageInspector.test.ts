import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { inspectImage } from './imageInspector.ts';

const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: { r: 10, g: 90, b: 40 } } });

describe('inspectImage', () => {
  it.each(['jpeg', 'png', 'webp'] as const)('tells kind, size and digest of a %s from its bytes', async (format) => {
    const bytes = await picture(64, 48).toFormat(format).toBuffer();
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(await inspectImage(bytes)).toEqual({ sha256, mediaType: `image/${format}`, width: 64, height: 48 });
  });

  it.each<[string, () => Promise<Uint8Array>]>([
    ['nothing', async () => new Uint8Array()],
    ['text', async () => Buffer.from('<svg onload="alert(1)"/>')],
    ['a GIF, which a camera does not make', () => picture(8, 8).gif().toBuffer()],
    ['a picture cut in half', async () => (await picture(640, 480).jpeg().toBuffer()).subarray(0, 900)],
    ['a header without a picture', async () => Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70, 73, 70])],
  ])('refuses %s', async (_name, make) => {
    expect(await inspectImage(await make())).toBeNull();
  });

  it('refuses more pixels than a camera has, however few bytes they take', async () => {
    const bomb = await picture(9_000, 9_000).png({ compressionLevel: 9 }).toBuffer();
    expect(bomb.length).toBeLessThan(1_000_000);
    expect(await inspectImage(bomb)).toBeNull();
  });
});
