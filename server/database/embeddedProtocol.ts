import type { MessagePort } from 'node:worker_threads';

/** What the worker is started with: a directory of its own, or a dump that is opened in memory. */
export type EmbeddedSource = { directory: string } | { dump: string } | { memory: true };

/** What the main thread asks of the worker; each is answered by a reply with the same id. */
export type WorkerRequest =
  | { id: number; kind: 'connect'; port: MessagePort }
  | { id: number; kind: 'dump'; path: string }
  | { id: number; kind: 'close' };

export type WorkerReply = { id: number; error?: string };

/** The id of the reply that tells that the database is open. */
export const READY_ID = 0;

/** What travels over a connection's port: bytes of PostgreSQL's protocol, or null as the end of the stream. */
export type PortMessage = Uint8Array | null;
