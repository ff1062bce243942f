import { Worker } from 'node:worker_threads';
import { afterEach, expect, test } from 'vitest';
import { type PlacesThread, placesInThread } from './placesInThread.ts';

/** A thread that does what the number of a cell says; a cell it reads is its own number and how often it was asked. */
const program = `
  const { parentPort, threadId } = require('node:worker_threads');
  let asked = 0;
  parentPort.on('message', ({ kind, cell }) => {
    if (kind === 'close') return parentPort.close();
    asked += 1;
    if (cell === 1) throw new Error('dead');
    if (cell === 2) return process.exit();
    if (cell === 3) return parentPort.postMessage({ kind: 'failed', error: new RangeError('no database') });
    parentPort.postMessage({ kind: 'cell', read: { day: threadId + '/' + asked } });
  });`;

let started = 0;
let thread: PlacesThread;
const make = () => {
  started = 0;
  thread = placesInThread({
    databaseUrl: null,
    connect: (port) => port.close(),
    startWorker: () => {
      started += 1;
      return new Worker(program, { eval: true });
    },
  });
  return thread;
};
afterEach(() => thread.close());

test('starts with the first cell, and reads one after the other', async () => {
  const { readCell } = make();
  expect(started).toBe(0);
  const days = [(await readCell(10)).day, (await readCell(11)).day];
  expect(days.map((day) => day.split('/')[1])).toEqual(['1', '2']);
  expect(started).toBe(1);
});

test('tells what failed and goes on', async () => {
  const { readCell } = make();
  await expect(readCell(3)).rejects.toThrow('no database');
  expect((await readCell(10)).day).toMatch(/\/2$/);
});

test.each([
  ['of an error', 1, 'dead'],
  ['without a word', 2, 'ended'],
])('dies %s: who waits is told, the next cell is read by another', async (_name, cell, message) => {
  const { readCell } = make();
  await expect(readCell(cell)).rejects.toThrow(message);
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect((await readCell(10)).day).toMatch(/\/1$/);
  expect(started).toBe(2);
});

test('is closed, started or not', async () => {
  await make().close();
  const { readCell, close } = make();
  await readCell(10);
  await close();
  await close();
});
