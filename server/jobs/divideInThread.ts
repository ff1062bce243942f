import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { DividerPort } from '../application/division/divisionPort.ts';
import type { Partition } from '../domain/division/partition/partition.ts';
import type { Refusal } from '../domain/refusal.ts';

type Message = { readonly share: number } | { readonly result: Partition | Refusal };

/** Computes divisions in threads of their own. `reportFailure` hears of those that broke. */
export function divideInThread(reportFailure: (error: unknown) => void): DividerPort & { close(): Promise<void> } {
  const running = new Set<Worker>();
  return {
    reportFailure,
    divide(input, options, onProgress) {
      const worker = newWorker({ input, options });
      running.add(worker);
      const result = new Promise<Partition | Refusal>((resolve, reject) => {
        worker.on('message', (message: Message) => {
          if ('share' in message) onProgress(message.share);
          else resolve(message.result);
        });
        worker.on('error', reject);
        worker.on('exit', () => running.delete(worker));
      });
      return { result, cancel: () => void worker.terminate() };
    },
    async close() {
      await Promise.all([...running].map((worker) => worker.terminate()));
    },
  };
}

/** From source, the thread needs a TypeScript loader of its own; the built server is plain JavaScript. */
function newWorker(workerData: object): Worker {
  if (!import.meta.url.endsWith('.ts')) {
    return new Worker(new URL('./partitionWorker.js', import.meta.url), { workerData });
  }
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx/package.json'));
  const loader = new URL('./dist/esm/api/index.mjs', tsx).href;
  const file = new URL('./partitionWorker.ts', import.meta.url).href;
  const program = `import { register } from '${loader}'; register(); await import('${file}');`;
  return new Worker(new URL(`data:text/javascript,${encodeURIComponent(program)}`), { workerData });
}
