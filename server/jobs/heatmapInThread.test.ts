import { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, it } from 'vitest';
import type { HeatQuestion } from '../application/heatmap/heatAnswers.ts';
import { isRefusal, refuse } from '../domain/refusal.ts';
import { actorFor } from '../testing/caseFactory.ts';
import { type HeatmapThread, heatmapInThread } from './heatmapInThread.ts';

/** A thread that does what the district code of a question says, and tells its own number and what it was told before. */
const program = `
  const { parentPort, threadId } = require('node:worker_threads');
  const told = [];
  const answer = (id, text) => {
    const bytes = new TextEncoder().encode(text);
    parentPort.postMessage({ kind: 'answer', id, answer: bytes }, [bytes.buffer]);
  };
  const file = async (id) => {
    const { readable, writable } = new TransformStream();
    const writer = writable.getWriter();
    parentPort.postMessage({ kind: 'answer', id, answer: readable }, [readable]);
    for (let piece = 0; ; piece += 1) {
      try {
        await writer.ready;
        await writer.write(Uint8Array.of(piece));
      } catch {
        return told.push('left after ' + piece);
      }
    }
  };
  parentPort.on('message', ({ kind, id, question }) => {
    if (kind === 'close' && !told.includes('deaf')) return parentPort.close();
    if (kind !== 'ask') return told.push(kind);
    const { districtCode } = question.query;
    if (districtCode === 'die') throw new Error('dead');
    if (districtCode === 'fail') return parentPort.postMessage({ kind: 'failed', id, error: new RangeError('wrong') });
    if (districtCode === 'deaf') told.push('deaf');
    if (districtCode === 'trouble') parentPort.postMessage({ kind: 'trouble', error: new Error('between') });
    if (districtCode === 'file') return file(id);
    if (districtCode !== 'wait') answer(id, threadId + ' ' + told.join());
  });`;

const actor = actorFor('supervisor', { districtCode: null });
const question = (districtCode: string): HeatQuestion => ({
  name: 'readHeatForecast',
  query: { level: 'district', districtCode },
});

let thread: HeatmapThread;
let errors: unknown[];
let wake: () => void;
let started: number;

function make(): HeatmapThread {
  errors = [];
  started = 0;
  thread = heatmapInThread({
    databaseUrl: null,
    connect: (port) => port.close(),
    subscribe: (listener) => {
      wake = listener;
      return () => undefined;
    },
    onError: (error) => void errors.push(error),
    startWorker: () => {
      started += 1;
      return new Worker(program, { eval: true });
    },
    restMilliseconds: 50,
  });
  return thread;
}
afterEach(() => thread.close());

async function textOf(code: string): Promise<string> {
  const answer = await thread.ask(actor, question(code));
  if (isRefusal(answer)) return answer.refused;
  return answer instanceof Uint8Array ? new TextDecoder().decode(answer) : 'a file';
}

async function fileOf(heatmap: HeatmapThread): Promise<AsyncIterable<Uint8Array>> {
  const answer = await heatmap.ask(actor, question('file'));
  if (isRefusal(answer) || answer instanceof Uint8Array) throw new Error('no file');
  return answer;
}

describe('the heat map in its thread', () => {
  it('starts with the first question, and hears of the log and of rules from then on', async () => {
    make();
    wake();
    expect(started).toBe(0);
    expect(await textOf('any')).toMatch(/^\d+ $/);
    wake();
    thread.forgetRules();
    expect(await textOf('any')).toMatch(/ log,rules$/);
    expect(started).toBe(1);
  });

  it('hears of the first of many changes at once, and of all others together', async () => {
    make();
    await textOf('any');
    for (let change = 0; change < 50; change += 1) wake();
    await expect.poll(() => textOf('any')).toMatch(/ log,log$/);
  });

  it('hands the memory of an answer that was sent back to the thread', async () => {
    const answer = await make().ask(actor, question('any'));
    if (!(answer instanceof Uint8Array)) throw new Error('no answer');
    thread.giveBack(answer);
    expect(answer.buffer.byteLength).toBe(0);
    expect(await textOf('any')).toMatch(/ sent$/);
  });

  it('a file is made as it is read, and no further when its reader leaves', async () => {
    const pieces: number[] = [];
    for await (const [piece = -1] of await fileOf(make())) {
      pieces.push(piece);
      if (pieces.length === 3) break;
    }
    expect(pieces).toEqual([0, 1, 2]);
    await expect.poll(() => textOf('any')).toMatch(/ left after [345]$/);
  });

  it('a file is not made when its reader has left before', async () => {
    const file = (await fileOf(make()))[Symbol.asyncIterator]();
    await file.return?.();
    await expect.poll(() => textOf('any')).toMatch(/ left after [01]$/);
  });

  it('that dies in the middle of a file tells its reader', async () => {
    const file = (await fileOf(make()))[Symbol.asyncIterator]();
    expect(await file.next()).toEqual({ done: false, value: Uint8Array.of(0) });
    void textOf('die');
    await expect(
      (async () => {
        while (!(await file.next()).done);
      })(),
    ).rejects.toThrow('ended while it wrote');
  });

  it('passes on what broke: to who asked, or to the log', async () => {
    make();
    await expect(textOf('fail')).rejects.toThrow('wrong');
    await textOf('trouble');
    expect(errors).toEqual([new Error('between')]);
    expect(started).toBe(1);
  });

  it('that dies refuses what waits, rests, and starts anew by itself', async () => {
    make();
    const first = await textOf('any');
    const waiting = textOf('wait');
    expect(await Promise.all([textOf('die'), waiting])).toEqual(['figures-not-ready', 'figures-not-ready']);
    expect(errors).toEqual([new Error('dead')]);
    expect(await thread.ask(actor, question('any'))).toEqual(refuse('figures-not-ready', { done: 0, total: 0 }));
    await expect.poll(() => started).toBe(2);
    expect(await textOf('any')).not.toBe(first);
  });

  it('refuses what waits when it is closed, and everything after', async () => {
    make();
    const waiting = textOf('wait');
    await thread.close();
    expect(await waiting).toBe('figures-not-ready');
    expect(await textOf('any')).toBe('figures-not-ready');
    expect(started).toBe(1);
  });

  it('is ended when it does not end by itself', async () => {
    make();
    await textOf('deaf');
    await thread.close();
    expect(await textOf('any')).toBe('figures-not-ready');
  }, 20_000);
});
