import type { OutputOf, ParametersOf } from '../contract/endpoints.ts';
import type { Actor } from '../domain/identity/permissions.ts';
import { type Refusal, refuse } from '../domain/refusal.ts';
import type { Ports } from './ports.ts';

type Key = ParametersOf<'putPhoto'>;

/** Stores a photo when its bytes are an image and have the digest they were announced with. Repeating is harmless. */
export function storePhoto({
  photos,
}: Pick<Ports, 'photos'>): (actor: Actor, key: Key, bytes: Uint8Array) => Promise<OutputOf<'putPhoto'> | Refusal> {
  return async (actor, { districtCode, sha256 }, bytes) => {
    if (actor.districtCode !== null && actor.districtCode !== districtCode)
      return refuse('not-your-district', { districtCode });
    const photo = await photos.inspect(bytes);
    if (!photo) return refuse('photo-not-an-image');
    if (photo.sha256 !== sha256) return refuse('photo-digest-mismatch', { announced: sha256, received: photo.sha256 });
    await photos.store(districtCode, photo, bytes, actor.kind === 'person' ? actor.id : null);
    return { sha256, width: photo.width, height: photo.height, byteCount: bytes.byteLength };
  };
}

/** A photo's bytes for somebody who may see it; for everybody else there is none. */
export function readPhoto({
  photos,
}: Pick<Ports, 'photos'>): (actor: Actor, key: Key) => Promise<{ bytes: Uint8Array; mediaType: string } | Refusal> {
  return async (actor, { districtCode, sha256 }) => {
    if (!(await photos.isReadable(districtCode, sha256, actor))) return refuse('not-found', { sha256 });
    return (await photos.read(districtCode, sha256)) ?? refuse('not-found', { sha256 });
  };
}
