import { parentPort, workerData } from 'node:worker_threads';
import type { DivisionStage } from '../domain/division/cells/progress.ts';
import { type AreaDivision, type AreaToDivide, divideArea } from '../domain/division/edit/divideArea.ts';

/** What the thread says: how far it is, and in the end the division. */
export type AreaDivisionMessage =
  | { readonly stage: DivisionStage; readonly share: number }
  | { readonly division: AreaDivision };

/** Steps that somebody who looks can tell apart; each face by itself would flood the server with messages. */
const STEP = 0.01;

const { area, targetArea } = workerData as { area: AreaToDivide; targetArea: number };
const say = (message: AreaDivisionMessage) => parentPort?.postMessage(message);

let told: { stage: DivisionStage; share: number } | null = null;
const progress = (stage: DivisionStage, share: number) => {
  if (told?.stage === stage && share < told.share + STEP) return;
  told = { stage, share };
  say(told);
};
say({ division: divideArea(area, targetArea, progress) });
