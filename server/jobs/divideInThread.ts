import type { Worker } from 'node:worker_threads';
import type { DividerPort } from '../application/division/divisionPort.ts';
import type { Partition } from '../domain/division/partition/partition.ts';
import type { Refusal } from '../domain/refusal.ts';
import { startThread } from './startThread.ts';

type Message = { readonly share: number } | { readonly result: Partition | Refusal };

/** Computes divisions in threads of their own. `reportFailure` hears of those that broke. */
export function divideInThread(reportFailure: (error: unknown) => void): DividerPort & { close(): Promise<void> } {
  const running = new Set<Worker>();
  return {
    reportFailure,
    divide(input, options, onProgress) {
      const worker = startThread('partitionWorker', { input, options });
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
