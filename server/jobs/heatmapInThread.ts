import { ReadableStream } from 'node:stream/web';
import type { MessagePort, Worker } from 'node:worker_threads';
import type { HeatAnswer, HeatmapPort } from '../application/heatmap/heatAnswers.ts';
import type { HeatFile } from '../application/heatmap/heatExport.ts';
import { type Refusal, refuse } from '../domain/refusal.ts';
import { endThread } from './endThread.ts';
import type { FromHeatmap, HeatmapThreadData, ToHeatmap } from './heatmapMessages.ts';
import { startThread } from './startThread.ts';

/** A thread that died starts anew after this time: one that dies of its data must not keep the machine busy. */
const REST_MILLISECONDS = 2000;
/** Each hint wakes the thread, which takes a core from whoever writes the log: those that come closer together go as one. */
const HINT_MILLISECONDS = 100;

interface Dependencies {
  /** Null for the embedded database, to which `connect` leads. */
  readonly databaseUrl: string | null;
  readonly connect: (port: MessagePort) => void;
  /** Calls back when the log may have something new, until it is told to stop. */
  readonly subscribe: (wake: () => void) => () => void;
  readonly onError: (error: unknown) => void;
  /** Tests have threads of their own. */
  readonly startWorker?: (data: HeatmapThreadData) => Worker;
  readonly restMilliseconds?: number;
}

/** The heat map's facts and answers in a thread of their own: nothing it works out can hold the process. */
export interface HeatmapThread extends HeatmapPort {
  /** Begins to read the cases; a question does so too. */
  start(): void;
  /** Calendars may have changed. */
  forgetRules(): void;
  close(): Promise<void>;
}

interface Waiting {
  resolve(answer: HeatAnswer | HeatFile | Refusal): void;
  reject(error: Error): void;
}

/** Makes the thread's near side. Whoever waits when the thread dies is told that figures are not ready, and asks again. */
export function heatmapInThread(dependencies: Dependencies): HeatmapThread {
  const thread = new RestartedThread(dependencies);
  return {
    start: () => void thread.start(),
    forgetRules: () => thread.tell({ kind: 'rules' }),
    ask: (actor, question) => thread.ask((id) => ({ kind: 'ask', id, actor, question })),
    giveBack: (answer) => thread.tell({ kind: 'sent', answer }, [answer.buffer]),
    close: () => thread.close(),
  };
}

class RestartedThread {
  private worker: Worker | null = null;
  private rest: NodeJS.Timeout | null = null;
  /** Runs after a hint; one that comes meanwhile waits for its end. */
  private hush: NodeJS.Timeout | null = null;
  private isHintWaiting = false;
  private isClosed = false;
  private lastId = 0;
  private readonly waiting = new Map<number, Waiting>();
  private readonly unsubscribe: () => void;
  private readonly dependencies: Dependencies;

  constructor(dependencies: Dependencies) {
    this.dependencies = dependencies;
    this.unsubscribe = dependencies.subscribe(() => this.hint());
  }

  /** Gives the running thread, started if need be; null while it rests or for ever when it is closed. */
  start(): Worker | null {
    if (this.worker || this.rest || this.isClosed) return this.worker;
    const { startWorker = startHeatmap, databaseUrl } = this.dependencies;
    const worker = startWorker({ databaseUrl });
    worker.on('message', (message: FromHeatmap) => this.hear(message));
    worker.on('error', this.dependencies.onError);
    worker.on('exit', () => this.end());
    this.worker = worker;
    return worker;
  }

  ask(question: (id: number) => ToHeatmap): Promise<HeatAnswer | HeatFile | Refusal> {
    const worker = this.start();
    if (!worker) return Promise.resolve(notReady());
    this.lastId += 1;
    const id = this.lastId;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      worker.postMessage(question(id));
    });
  }

  tell(message: ToHeatmap, handedOver: readonly ArrayBuffer[] = []): void {
    this.worker?.postMessage(message, handedOver);
  }

  private hint(): void {
    this.isHintWaiting = this.hush !== null;
    if (this.isHintWaiting || !this.worker) return;
    this.tell({ kind: 'log' });
    this.hush = setTimeout(() => {
      this.hush = null;
      if (this.isHintWaiting) this.hint();
    }, HINT_MILLISECONDS);
    this.hush.unref();
  }

  async close(): Promise<void> {
    this.isClosed = true;
    this.unsubscribe();
    if (this.hush) clearTimeout(this.hush);
    if (this.rest) clearTimeout(this.rest);
    if (this.worker) await endThread(this.worker, { kind: 'close' } satisfies ToHeatmap);
  }

  private hear(message: FromHeatmap): void {
    if (message.kind === 'connect') this.dependencies.connect(message.port);
    else if (message.kind === 'trouble') this.dependencies.onError(message.error);
    else this.settle(message);
  }

  private settle(message: Extract<FromHeatmap, { id: number }>): void {
    const asker = this.waiting.get(message.id);
    this.waiting.delete(message.id);
    if (message.kind === 'failed') asker?.reject(message.error);
    else
      asker?.resolve(message.answer instanceof ReadableStream ? piecesOf(message.answer, this.worker) : message.answer);
  }

  private end(): void {
    this.worker = null;
    for (const { resolve } of this.waiting.values()) resolve(notReady());
    this.waiting.clear();
    if (this.isClosed) return;
    this.rest = setTimeout(() => {
      this.rest = null;
      this.start();
    }, this.dependencies.restMilliseconds ?? REST_MILLISECONDS);
    this.rest.unref();
  }
}

/** The pieces of a file that a thread writes. One that dies in the middle would leave its reader waiting for ever. */
function piecesOf(file: ReadableStream<Uint8Array>, worker: Worker | null): HeatFile {
  const reader = file.getReader();
  let fail = (): void => undefined;
  const died = new Promise<never>((_, reject) => {
    fail = () => reject(new Error('the heat map ended while it wrote a file'));
  });
  died.catch(() => undefined);
  worker?.once('exit', fail);
  const leave = (): IteratorResult<Uint8Array> => {
    worker?.off('exit', fail);
    void reader.cancel().catch(() => undefined);
    return { done: true, value: undefined };
  };
  // No generator: one that was never begun would not hear that its reader has left.
  return {
    [Symbol.asyncIterator]: () => ({
      async next() {
        const { done, value } = await Promise.race([reader.read(), died]);
        return done ? leave() : { done, value };
      },
      return: async () => leave(),
    }),
  };
}

function notReady(): Refusal {
  return refuse('figures-not-ready', { done: 0, total: 0 });
}

function startHeatmap(data: HeatmapThreadData): Worker {
  return startThread('../heatmapThread', data);
}
