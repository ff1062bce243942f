import { parentPort, workerData } from 'node:worker_threads';
import type { PartitionInput, PartitionOptions } from '../domain/division/partition/input.ts';
import { partition } from '../domain/division/partition/partition.ts';

/*
 * A division is computed here, in a thread of its own: seconds of arithmetic would otherwise stop the web server.
 */

const parent = parentPort;
if (!parent) throw new Error('a division runs as a worker thread only');

const { input, options } = workerData as { input: PartitionInput; options: PartitionOptions };
const onProgress = (share: number) => parent.postMessage({ share });
parent.postMessage({ result: partition(input, { ...options, onProgress }) });
