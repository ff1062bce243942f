import type { TilePort } from '../application/ports.ts';
import type { TileSource } from '../contract/tiles.ts';

type Versions = Readonly<Record<TileSource, string>>;

/** How long a changed layer may still be answered under its old version: bounds the reads of the version table. */
const TRUSTED_MILLISECONDS = 1_000;
/** An address with another version makes us look again, but a flood of invented versions must not reach the database. */
const DOUBTED_MILLISECONDS = 100;

/** The present versions, read rarely: a hot tile must cost no round trip. `now` in milliseconds of any steady clock. */
export function tileVersions(
  tiles: Pick<TilePort, 'versions'>,
  now: () => number = () => performance.now(),
): (source: TileSource, asked: string | null) => Promise<string> {
  let known: Versions | null = null;
  let readAt = Number.NEGATIVE_INFINITY;
  let reading: Promise<Versions> | null = null;

  const read = async (): Promise<Versions> => {
    const startedAt = now();
    try {
      known = await tiles.versions();
      readAt = startedAt;
      return known;
    } finally {
      reading = null;
    }
  };

  return async (source, asked) => {
    const age = now() - readAt;
    const isTrusted = known !== null && age < (known[source] === asked ? TRUSTED_MILLISECONDS : DOUBTED_MILLISECONDS);
    if (known !== null && isTrusted) return known[source];
    reading ??= read();
    return (await reading)[source];
  };
}
