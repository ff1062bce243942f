import type { ReadableStream } from 'node:stream/web';
import type { MessagePort } from 'node:worker_threads';
import type { HeatAnswer, HeatQuestion } from '../application/heatmap/heatAnswers.ts';
import type { Actor } from '../domain/identity/permissions.ts';
import type { Refusal } from '../domain/refusal.ts';

/** What the heat map's thread is started with; null is the embedded database, which it reaches by ports. */
export interface HeatmapThreadData {
  readonly databaseUrl: string | null;
}

/** What the thread is told. */
export type ToHeatmap =
  | { readonly kind: 'ask'; readonly id: number; readonly actor: Actor; readonly question: HeatQuestion }
  /** An answer whose memory can be used again. */
  | { readonly kind: 'sent'; readonly answer: HeatAnswer }
  /** The log may have something new. */
  | { readonly kind: 'log' }
  /** Calendars may have changed. */
  | { readonly kind: 'rules' }
  | { readonly kind: 'close' };

/** What the thread says. */
export type FromHeatmap =
  | { readonly kind: 'answer'; readonly id: number; readonly answer: HeatAnswer | ReadableStream<Uint8Array> | Refusal }
  /** A question that broke. */
  | { readonly kind: 'failed'; readonly id: number; readonly error: Error }
  /** Work between questions that broke. */
  | { readonly kind: 'trouble'; readonly error: Error }
  /** A connection to the embedded database. */
  | { readonly kind: 'connect'; readonly port: MessagePort };
