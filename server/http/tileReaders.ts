import type { IncomingMessage } from 'node:http';
import type { TileSource } from '../contract/tiles.ts';

/**
 * How long a right that was seen is taken as seen, for tiles that look the same to all who hold it. Short, because a right can be
 * taken away; cases are never read by this.
 */
const REMEMBERED_MILLISECONDS = 10_000;
const MOST_REMEMBERED = 20_000;

/** Who was allowed to read which source a moment ago, by what they identify themselves with. */
export interface TileReaders {
  knows(request: IncomingMessage, source: TileSource): boolean;
  remember(request: IncomingMessage, source: TileSource): void;
}

/** `now` in milliseconds of any steady clock. */
export function tileReaders(now: () => number = () => performance.now()): TileReaders {
  const seen = new Map<string, number>();
  const keyOf = ({ headers }: IncomingMessage, source: TileSource) =>
    `${source} ${headers.cookie ?? ''}\n${headers.authorization ?? ''}`;
  return {
    knows: (request, source) => (seen.get(keyOf(request, source)) ?? Number.NEGATIVE_INFINITY) > now(),
    remember(request, source) {
      const key = keyOf(request, source);
      seen.delete(key);
      seen.set(key, now() + REMEMBERED_MILLISECONDS);
      const [oldest] = seen.keys();
      if (seen.size > MOST_REMEMBERED && oldest !== undefined) seen.delete(oldest);
    },
  };
}
