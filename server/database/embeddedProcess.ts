import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import { messageOf, StartError } from '../observe/startError.ts';
import { type EmbeddedSource, READY_ID, type WorkerReply, type WorkerRequest } from './embeddedProtocol.ts';
import { PortStream } from './portStream.ts';

type RequestBody = WorkerRequest extends infer Request
  ? Request extends unknown
    ? Omit<Request, 'id'>
    : never
  : never;

interface Waiting {
  resolve: () => void;
  reject: (error: Error) => void;
}

/** The running embedded database: streams for the driver, a dump of its data, and its end. */
export interface EmbeddedProcess {
  openStream: () => PortStream;
  /** Serves the protocol on a port, whose other end may lie in another thread. */
  connect: (port: MessagePort) => void;
  dumpTo: (path: string) => Promise<void>;
  close: () => Promise<void>;
}

/** Starts the embedded database in its thread; `onCrash` hears once when the thread ends without being asked to. */
export async function startEmbedded(
  source: EmbeddedSource,
  onCrash: (error: Error) => void = () => undefined,
): Promise<EmbeddedProcess> {
  const control = new WorkerControl(source, onCrash);
  await control.ready;
  return {
    openStream: () => streamTo(control),
    connect: (port) => control.connect(port),
    dumpTo: (path) => control.request({ kind: 'dump', path }),
    close: () => control.close(),
  };
}

/** A stream for the driver; `database` gets the far end of its channel. */
export function streamTo(database: Pick<EmbeddedProcess, 'connect'>): PortStream {
  return new PortStream(() => {
    const { port1, port2 } = new MessageChannel();
    database.connect(port2);
    return port1;
  });
}

class WorkerControl {
  readonly ready: Promise<void>;
  private readonly worker: Worker;
  private readonly waiting = new Map<number, Waiting>();
  private lastId = READY_ID;
  private failure: Error | null = null;
  private isClosing = false;
  private readonly exited: Promise<void>;

  constructor(source: EmbeddedSource, onCrash: (error: Error) => void) {
    this.ready = new Promise((resolve, reject) => this.waiting.set(READY_ID, { resolve, reject }));
    this.worker = newWorker(source);
    this.worker.on('message', (reply: WorkerReply) => this.settle(reply));
    this.worker.on('error', (error) => this.fail(error, onCrash));
    this.exited = new Promise((resolve) => {
      this.worker.on('exit', (code) => {
        if (!this.isClosing) this.fail(new Error(`its thread ended with code ${code}`), onCrash);
        resolve();
      });
    });
  }

  connect(port: MessagePort): void {
    if (this.failure) throw this.failure;
    this.lastId += 1;
    this.worker.postMessage({ kind: 'connect', id: this.lastId, port }, [port]);
  }

  request(body: RequestBody): Promise<void> {
    if (this.failure) return Promise.reject(this.failure);
    this.lastId += 1;
    const id = this.lastId;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.worker.postMessage({ ...body, id });
    });
  }

  async close(): Promise<void> {
    if (this.isClosing || this.failure) return this.exited;
    this.isClosing = true;
    await this.request({ kind: 'close' });
    await this.exited;
  }

  private settle(reply: WorkerReply): void {
    const entry = this.waiting.get(reply.id);
    this.waiting.delete(reply.id);
    if (reply.error) entry?.reject(new Error(reply.error));
    else entry?.resolve();
  }

  private fail(cause: Error, onCrash: (error: Error) => void): void {
    if (this.failure) return;
    this.failure = new StartError(
      'embedded-database-failed',
      `The embedded database stopped: ${messageOf(cause)} / 内置数据库已停止`,
      { cause },
    );
    const wasReady = !this.waiting.has(READY_ID);
    for (const { reject } of this.waiting.values()) reject(this.failure);
    this.waiting.clear();
    if (wasReady) onCrash(this.failure);
  }
}

/** From source, the thread needs a TypeScript loader of its own; the built server is plain JavaScript. */
function newWorker(source: EmbeddedSource): Worker {
  if (!import.meta.url.endsWith('.ts')) {
    return new Worker(new URL('./embeddedWorker.js', import.meta.url), { workerData: source });
  }
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx/package.json'));
  const loader = new URL('./dist/esm/api/index.mjs', tsx).href;
  const file = new URL('./embeddedWorker.ts', import.meta.url).href;
  const program = `import { register } from '${loader}'; register(); await import('${file}');`;
  return new Worker(new URL(`data:text/javascript,${encodeURIComponent(program)}`), { workerData: source });
}
