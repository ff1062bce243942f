import { parentPort, workerData } from 'node:worker_threads';
import { type AreaToDivide, divideArea } from '../domain/division/edit/divideArea.ts';

const { area, targetArea } = workerData as { area: AreaToDivide; targetArea: number };
parentPort?.postMessage(divideArea(area, targetArea));
