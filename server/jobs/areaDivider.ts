import type { Worker } from 'node:worker_threads';
import type { AreaDividerPort } from '../application/unit-grid-drafts/unitGridDraftPort.ts';
import type { AreaDivision } from '../domain/division/edit/divideArea.ts';
import { startThread } from './startThread.ts';

/** Divides areas in threads of their own: seconds of arithmetic would otherwise stop the web server. */
export function areaDivider(): AreaDividerPort & { close(): Promise<void> } {
  const running = new Set<Worker>();
  return {
    divide(area, targetArea) {
      const worker = startThread('areaDivisionWorker', { area, targetArea });
      running.add(worker);
      return new Promise<AreaDivision>((resolve, reject) => {
        worker.once('message', resolve);
        worker.once('error', reject);
        worker.once('exit', (code) => {
          running.delete(worker);
          reject(new Error(`a division ended with code ${code} before it had a result`));
        });
      });
    },
    async close() {
      await Promise.all([...running].map((worker) => worker.terminate()));
    },
  };
}
