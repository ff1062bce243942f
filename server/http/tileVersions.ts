import { setTimeout as pause } from 'node:timers/promises';
import type { TilePort } from '../application/ports.ts';
import type { TileAddress } from '../application/tileAccess.ts';
import {
  changedSince,
  isLater,
  parseTileVersion,
  type TileChanges,
  tileRectangle,
} from '../application/tileChanges.ts';
import type { TileSource } from '../contract/tiles.ts';
import { meet } from '../domain/mercator.ts';

type Versions = Readonly<Record<TileSource, string>>;

/** How long a changed layer may still be answered under its old version: bounds the reads of the version table. */
const TRUSTED_MILLISECONDS = 1_000;
/** A later version than ours makes us look again, but a flood of invented versions must not reach the database. */
const DOUBTED_MILLISECONDS = 100;

/** What the present versions are, and whether a tile made at another one is still right. */
export interface TileVersions {
  /** The present version while it may be trusted, without asking; null when it has to be asked for. */
  trusted(source: TileSource): string | null;
  /** The present version; never an earlier one than the one that is asked for, where that exists. */
  present(source: TileSource, asked: string | null): Promise<string>;
  /** Whether nothing changed in a tile between the version it was made at and the present one. */
  isRight(address: TileAddress, madeAt: string, present: string): Promise<boolean>;
}

/** The versions, read rarely: a hot tile must cost no round trip. `now` in milliseconds of any steady clock. */
export function tileVersions(
  tiles: Pick<TilePort, 'versions' | 'changes'>,
  now: () => number = () => performance.now(),
): TileVersions {
  let known: Versions | null = null;
  let readAt = Number.NEGATIVE_INFINITY;
  let reading: Promise<Versions> | null = null;
  const changes = new Map<TileSource, { version: string; read: Promise<TileChanges> }>();

  const read = async (): Promise<Versions> => {
    try {
      // Another process may be ahead of us: what it tells exists, so the answer is waited for rather than guessed.
      const wait = readAt + DOUBTED_MILLISECONDS - now();
      if (wait > 0) await pause(wait);
      const startedAt = now();
      known = await tiles.versions();
      readAt = startedAt;
      return known;
    } finally {
      reading = null;
    }
  };

  const changesAt = (source: TileSource, version: string): Promise<TileChanges> => {
    const last = changes.get(source);
    if (last?.version === version) return last.read;
    const asked = { version, read: tiles.changes(source) };
    asked.read.catch(() => changes.delete(source));
    changes.set(source, asked);
    return asked.read;
  };

  return {
    trusted: (source) => (known !== null && now() - readAt < TRUSTED_MILLISECONDS ? known[source] : null),
    async present(source, asked) {
      const isFresh = known !== null && now() - readAt < TRUSTED_MILLISECONDS;
      if (known !== null && isFresh && !isAhead(asked, known[source])) return known[source];
      reading ??= read();
      return (await reading)[source];
    },
    async isRight({ source, zoom, x, y }, madeAt, present) {
      if (madeAt === present) return true;
      const version = parseTileVersion(madeAt);
      if (version === null) return false;
      const boxes = changedSince(await changesAt(source, present), version);
      const tile = tileRectangle(zoom, x, y);
      return boxes !== null && !boxes.some((box) => meet(box, tile));
    },
  };
}

function isAhead(asked: string | null, known: string): boolean {
  const [one, other] = [asked === null ? null : parseTileVersion(asked), parseTileVersion(known)];
  return one !== null && other !== null && isLater(one, other);
}
