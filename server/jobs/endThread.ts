import type { Worker } from 'node:worker_threads';

/** How long a thread may take to end what it is doing. */
const CLOSE_MILLISECONDS = 5000;

/** Asks a thread by a message to end itself, and ends it when that takes too long. */
export async function endThread(worker: Worker, message: { readonly kind: 'close' }): Promise<void> {
  const ended = new Promise<void>((resolve) => void worker.once('exit', () => resolve()));
  const late = setTimeout(() => void worker.terminate(), CLOSE_MILLISECONDS);
  worker.postMessage(message);
  await ended;
  clearTimeout(late);
}
