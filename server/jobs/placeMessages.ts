import type { MessagePort } from 'node:worker_threads';
import type { ReadCell } from '../application/place-index/placeIndexPort.ts';
import type { CellNumber } from '../domain/place-index/cellGrid.ts';

/** What the thread that reads places is started with; null is the embedded database, which it reaches by ports. */
export interface PlaceThreadData {
  readonly databaseUrl: string | null;
}

/** What the thread is told; it is asked for one cell after the other. */
export type ToPlaces = { readonly kind: 'read'; readonly cell: CellNumber } | { readonly kind: 'close' };

/** What the thread says. */
export type FromPlaces =
  | { readonly kind: 'cell'; readonly read: ReadCell }
  | { readonly kind: 'failed'; readonly error: Error }
  /** A connection to the embedded database. */
  | { readonly kind: 'connect'; readonly port: MessagePort };
