import type { MessagePort, Worker } from 'node:worker_threads';
import type { PlaceReading, ReadCell } from '../application/place-index/placeIndexPort.ts';
import { endThread } from './endThread.ts';
import type { FromPlaces, PlaceThreadData, ToPlaces } from './placeMessages.ts';
import { startThread } from './startThread.ts';

interface Dependencies {
  /** Null for the embedded database, to which `connect` leads. */
  readonly databaseUrl: string | null;
  readonly connect: (port: MessagePort) => void;
  /** Tests have threads of their own. */
  readonly startWorker?: (data: PlaceThreadData) => Worker;
}

/** The thread that reads cells, started with the first one; whoever waits when it dies gets its error, and the next starts it anew. */
export interface PlacesThread extends Pick<PlaceReading, 'readCell'> {
  close(): Promise<void>;
}

interface Waiting {
  resolve(read: ReadCell): void;
  reject(error: Error): void;
}

/** Makes the thread's near side, for one reader who waits for each cell before asking for the next. */
export function placesInThread(dependencies: Dependencies): PlacesThread {
  const { databaseUrl, connect, startWorker = (data) => startThread('../placeThread', data) } = dependencies;
  let worker: Worker | null = null;
  let waiting: Waiting | null = null;
  const settle = (answer: (asker: Waiting) => void): void => {
    const asker = waiting;
    waiting = null;
    if (asker) answer(asker);
  };
  const hear = (message: FromPlaces): void => {
    if (message.kind === 'connect') connect(message.port);
    else settle((asker) => (message.kind === 'cell' ? asker.resolve(message.read) : asker.reject(message.error)));
  };
  const start = (): Worker => {
    const started = startWorker({ databaseUrl });
    started.on('message', hear);
    started.on('error', (error) => settle((asker) => asker.reject(error)));
    started.on('exit', () => {
      worker = null;
      settle((asker) => asker.reject(new Error('the thread of places ended')));
    });
    return started;
  };
  return {
    readCell(cell) {
      const running = worker ?? start();
      worker = running;
      return new Promise((resolve, reject) => {
        waiting = { resolve, reject };
        running.postMessage({ kind: 'read', cell } satisfies ToPlaces);
      });
    },
    async close() {
      if (worker) await endThread(worker, { kind: 'close' } satisfies ToPlaces);
    },
  };
}
