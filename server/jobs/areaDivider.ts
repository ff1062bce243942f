import type { Worker } from 'node:worker_threads';
import type { AreaDividerPort } from '../application/unit-grid-drafts/unitGridDraftPort.ts';
import type { AreaDivision } from '../domain/division/edit/divideArea.ts';
import type { AreaDivisionMessage } from './areaDivisionWorker.ts';
import { startThread } from './startThread.ts';

/** Divides areas in threads of their own: seconds of arithmetic would otherwise stop the web server. */
export function areaDivider(): AreaDividerPort & { close(): Promise<void> } {
  const running = new Set<Worker>();
  return {
    divide(area, targetArea, { progress, signal }) {
      const worker = startThread('areaDivisionWorker', { area, targetArea });
      running.add(worker);
      const stop = () => void worker.terminate();
      signal.addEventListener('abort', stop);
      return new Promise<AreaDivision | null>((resolve, reject) => {
        worker.on('message', (message: AreaDivisionMessage) => {
          if ('division' in message) resolve(message.division);
          else progress(message.stage, message.share);
        });
        worker.once('error', reject);
        worker.once('exit', (code) => {
          running.delete(worker);
          signal.removeEventListener('abort', stop);
          if (signal.aborted) resolve(null);
          else reject(new Error(`a division ended with code ${code} before it had a result`));
        });
      });
    },
    async close() {
      await Promise.all([...running].map((worker) => worker.terminate()));
    },
  };
}
