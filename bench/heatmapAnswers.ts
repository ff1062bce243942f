import { monitorEventLoopDelay } from 'node:perf_hooks';
import { calendarSource } from '../server/application/calendarSource.ts';
import { heatEditions } from '../server/application/heatmap/heatEditions.ts';
import { readHeatAreas } from '../server/application/heatmap/readHeatAreas.ts';
import { readHeatForecast } from '../server/application/heatmap/readHeatForecast.ts';
import { readHeatFrames } from '../server/application/heatmap/readHeatFrames.ts';
import { readHeatHotspots } from '../server/application/heatmap/readHeatHotspots.ts';
import { readHeatmap } from '../server/application/heatmap/readHeatmap.ts';
import { readHeatSummary } from '../server/application/heatmap/readHeatSummary.ts';
import { catalogueRepository } from '../server/database/catalogue.ts';
import { spatialRepository } from '../server/database/spatial/spatialRepository.ts';
import { isRefusal } from '../server/domain/refusal.ts';
import { actorFor } from '../server/testing/caseFactory.ts';
import { openBenchCity } from './city.ts';
import { openHeatmap, residentMegabytes } from './openHeatmap.ts';

const DAY_MILLISECONDS = 86_400_000;
const REPETITIONS = 10;

/** Every other answer of the heat map over the whole city by unit grid: how long it takes, and how long at most it keeps the process from all else. */
export async function measureHeatmapAnswers(): Promise<unknown> {
  const city = await openBenchCity();
  const heatmap = openHeatmap(city.database);
  const { counters, clock, heatCounters } = heatmap;
  try {
    await counters.read();
    const catalogue = catalogueRepository(city.database);
    const readCalendar = calendarSource({ catalogue, clock });
    const spatial = spatialRepository(city.database);
    const sources = { ...heatmap, readCalendar, editionsOf: heatEditions({ spatial, heatCounters }) };
    const lines = [];
    for (const [what, ask] of questionsOf(sources)) lines.push({ what, ...(await timed(ask)) });
    const facts = { ...city.facts, 'MB resident': residentMegabytes() };
    print(facts, lines);
    return { title: 'heatmap-answers', facts, lines };
  } finally {
    await counters.close();
    await city.close();
  }
}

type Sources = Parameters<typeof readHeatSummary>[0] & ReturnType<typeof openHeatmap>;
type Ask = () => Promise<unknown>;

function questionsOf(sources: Sources): readonly (readonly [string, Ask])[] {
  const actor = actorFor('supervisor', { districtCode: null });
  const day = (ago: number) => new Date(Date.now() - ago * DAY_MILLISECONDS).toISOString().slice(0, 10);
  const month = { from: day(29), to: day(0) };
  const all = { from: day(299), to: day(0) };
  const level = 'unit-grid';
  const [areas, map, summary] = [readHeatAreas(sources), readHeatmap(sources), readHeatSummary(sources)];
  const [frames, hotspots, forecast] = [readHeatFrames(sources), readHeatHotspots(sources), readHeatForecast(sources)];
  return [
    ['areas', () => areas(actor, { level })],
    ['medians, 30 days', () => map(actor, { level, ...month, median: true })],
    ['medians, 300 days', () => map(actor, { level, ...all, median: true })],
    ['summary, 30 days', () => summary(actor, month)],
    ['summary, 300 days', () => summary(actor, all)],
    ['summary, 300 days, a source', () => summary(actor, { ...all, source: ['hotline'] })],
    ['frames by day, 30 days', () => frames(actor, { level, ...month, step: 'day' })],
    ['frames by hour of the week, 30 days', () => frames(actor, { level, ...month, step: 'hour-of-week' })],
    ['frames by hour of the week, 300 days', () => frames(actor, { level, ...all, step: 'hour-of-week' })],
    ['hot spots, 30 days', () => hotspots(actor, { level, ...month })],
    ['forecast', () => forecast(actor, { level })],
  ];
}

interface Timed {
  readonly first: number;
  readonly p50: number;
  readonly worst: number;
  readonly longestHold: number;
}

async function timed(ask: Ask): Promise<Timed> {
  const first = await once(ask);
  const delays = monitorEventLoopDelay({ resolution: 1 });
  const times: number[] = [];
  await once(ask);
  delays.enable();
  for (let index = 0; index < REPETITIONS; index += 1) times.push(await once(ask));
  delays.disable();
  times.sort((one, other) => one - other);
  const [p50 = Number.NaN, worst = Number.NaN] = [times[REPETITIONS >> 1], times.at(-1)];
  return { first, p50, worst, longestHold: delays.max / 1e6 };
}

/** Milliseconds until the answer is there; who is told that figures are still being read asks again. */
async function once(ask: Ask): Promise<number> {
  const began = performance.now();
  for (;;) {
    const answer = await ask();
    if (typeof answer !== 'object' || answer === null || !isRefusal(answer)) return performance.now() - began;
    if (answer.refused !== 'figures-not-ready') throw new Error(answer.refused);
  }
}

function print(facts: Readonly<Record<string, number | string>>, lines: readonly ({ what: string } & Timed)[]): void {
  const list = Object.entries(facts).map(([name, value]) => `${name} ${value.toLocaleString('en')}`);
  console.log(`\n## heatmap-answers\n${list.join(' · ')}\n`);
  console.log('| answer | first ms | p50 ms | worst ms | longest hold of the process, ms |\n|---|---|---|---|---|');
  for (const { what, ...times } of lines) {
    const cells = [times.first, times.p50, times.worst, times.longestHold].map((each) => each.toFixed(0));
    console.log(`| ${what} | ${cells.join(' | ')} |`);
  }
}
