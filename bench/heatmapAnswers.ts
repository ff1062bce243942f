import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { HeatQuestion } from '../server/application/heatmap/heatAnswers.ts';
import { isRefusal } from '../server/domain/refusal.ts';
import { type HeatmapThread, heatmapInThread } from '../server/jobs/heatmapInThread.ts';
import { actorFor } from '../server/testing/caseFactory.ts';
import { openBenchCity } from './city.ts';
import { residentMegabytes } from './openHeatmap.ts';

const DAY_MILLISECONDS = 86_400_000;
const REPETITIONS = 10;
const IDLE_MILLISECONDS = 10_000;

/**
 * Every other answer of the heat map over the whole city by unit grid: how long it takes in its thread, and how long at most it
 * keeps the process that asked from all else.
 */
export async function measureHeatmapAnswers(): Promise<unknown> {
  const city = await openBenchCity();
  const heatmap = heatmapInThread({
    databaseUrl: city.databaseUrl,
    connect: (port) => port.close(),
    subscribe: () => () => undefined,
    onError: (error) => console.error(error),
  });
  try {
    const lines: ({ what: string } & Timed)[] = [];
    for (const [what, question] of questions()) lines.push({ what, ...(await timed(heatmap, question)) });
    lines.push({ what: 'nothing asked', ...(await idle()) });
    const facts = { ...city.facts, 'MB resident': residentMegabytes() };
    print(facts, lines);
    return { title: 'heatmap-answers', facts, lines };
  } finally {
    await heatmap.close();
    await city.close();
  }
}

function questions(): readonly (readonly [string, HeatQuestion])[] {
  const day = (ago: number) => new Date(Date.now() - ago * DAY_MILLISECONDS).toISOString().slice(0, 10);
  const month = { from: day(29), to: day(0) };
  const all = { from: day(299), to: day(0) };
  const level = 'unit-grid';
  return [
    ['the start: areas of districts', { name: 'readHeatAreas', query: { level: 'district' } }],
    ['areas', { name: 'readHeatAreas', query: { level } }],
    ['counts, 300 days', { name: 'readHeatmap', query: { level, ...all, median: false } }],
    ['medians, 30 days', { name: 'readHeatmap', query: { level, ...month, median: true } }],
    ['medians, 300 days', { name: 'readHeatmap', query: { level, ...all, median: true } }],
    ['summary, 30 days', { name: 'readHeatSummary', query: month }],
    ['summary, 300 days', { name: 'readHeatSummary', query: all }],
    ['summary, 300 days, a source', { name: 'readHeatSummary', query: { ...all, source: ['hotline'] } }],
    ['frames by day, 30 days', { name: 'readHeatFrames', query: { level, ...month, step: 'day' } }],
    [
      'frames by hour of the week, 30 days',
      { name: 'readHeatFrames', query: { level, ...month, step: 'hour-of-week' } },
    ],
    [
      'frames by hour of the week, 300 days',
      { name: 'readHeatFrames', query: { level, ...all, step: 'hour-of-week' } },
    ],
    ['hot spots, 30 days', { name: 'readHeatHotspots', query: { level, ...month } }],
    ['forecast', { name: 'readHeatForecast', query: { level } }],
  ];
}

interface Timed {
  readonly first: number;
  readonly p50: number;
  readonly worst: number;
  /** Of all threads of the process, in the mean: what a quiet machine would take at least. */
  readonly processor: number;
  /** Of the event loop that asked. */
  readonly longestHold: number;
  readonly megabytes: number;
}

async function timed(heatmap: HeatmapThread, question: HeatQuestion): Promise<Timed> {
  const delays = monitorEventLoopDelay({ resolution: 1 });
  delays.enable();
  const first = await once(heatmap, question);
  const times: number[] = [];
  const before = process.cpuUsage();
  for (let index = 0; index < REPETITIONS; index += 1) times.push((await once(heatmap, question)).milliseconds);
  const { user, system } = process.cpuUsage(before);
  delays.disable();
  times.sort((one, other) => one - other);
  const [p50 = Number.NaN, worst = Number.NaN] = [times[REPETITIONS >> 1], times.at(-1)];
  return {
    first: first.milliseconds,
    p50,
    worst,
    processor: (user + system) / 1000 / REPETITIONS,
    longestHold: delays.max / 1e6,
    megabytes: first.bytes / 1e6,
  };
}

/** How long the machine itself keeps an event loop waiting that has nothing to do. */
async function idle(): Promise<Timed> {
  const delays = monitorEventLoopDelay({ resolution: 1 });
  delays.enable();
  await new Promise((resolve) => void setTimeout(resolve, IDLE_MILLISECONDS));
  delays.disable();
  return { first: 0, p50: 0, worst: 0, processor: 0, longestHold: delays.max / 1e6, megabytes: 0 };
}

/** Milliseconds until the answer is there; who is told that figures are still being read asks again. */
async function once(heatmap: HeatmapThread, question: HeatQuestion): Promise<{ milliseconds: number; bytes: number }> {
  const actor = actorFor('supervisor', { districtCode: null });
  const began = performance.now();
  for (;;) {
    const answer = await heatmap.ask(actor, question);
    if (!isRefusal(answer)) {
      const milliseconds = performance.now() - began;
      if (!(answer instanceof Uint8Array)) throw new Error('no file was asked for');
      const bytes = answer.byteLength;
      heatmap.giveBack(answer);
      return { milliseconds, bytes };
    }
    if (answer.refused !== 'figures-not-ready') throw new Error(answer.refused);
  }
}

function print(facts: Readonly<Record<string, number | string>>, lines: readonly ({ what: string } & Timed)[]): void {
  const list = Object.entries(facts).map(([name, value]) => `${name} ${value.toLocaleString('en')}`);
  console.log(`\n## heatmap-answers\n${list.join(' · ')}\n`);
  console.log('| answer | first ms | p50 ms | worst ms | processor ms | longest hold of the process, ms | MB |');
  console.log('|---|---|---|---|---|---|---|');
  for (const { what, megabytes, ...times } of lines) {
    const cells = [times.first, times.p50, times.worst, times.processor, times.longestHold].map((each) =>
      each.toFixed(0),
    );
    console.log(`| ${what} | ${[...cells, megabytes.toFixed(1)].join(' | ')} |`);
  }
}
