import { setTimeout as sleep } from 'node:timers/promises';
import { openBenchCity } from './city.ts';
import { Follower, type Heard } from './liveFollower.ts';
import type { Line } from './measure.ts';
import { reportAt } from './report.ts';
import { startServer } from './serverProcess.ts';
import { printTable } from './table.ts';

const STREAMS = Number(process.env.BENCH_STREAMS ?? 500);
const SECONDS = Number(process.env.BENCH_SECONDS ?? 5) * 2;
/** The median of so many crowds is told. */
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3);
const WANTED_PER_SECOND = 200;
const IN_FLIGHT = 16;
/** Streams opened at the same moment. */
const OPENED_AT_ONCE = 50;
const PATIENCE_MILLISECONDS = 30_000;

interface Commands {
  readonly given: number;
  readonly perSecond: number;
  /** When each case's report was answered, epoch milliseconds. */
  readonly answeredAt: ReadonlyMap<string, number>;
  readonly latencies: readonly number[];
}

/**
 * Many open streams while commands are given, over real HTTP to a server in a process of its own; the reference is one
 * stream. Proves that each stream hears each notice exactly once and in order, and tells how long that took from the moment
 * of decision (so the commit is included: an upper bound) and from the answer to the command.
 */
export async function measureLive(): Promise<unknown> {
  const city = await openBenchCity();
  const server = await startServer(city.databaseUrl);
  const give = () => reportAt(city);
  const connection = { url: server.url, readKey: city.keys.inspector, writeKey: city.keys.hotline, give };
  try {
    await round({ ...connection, streams: 1, seconds: 3 });
    const reference = await round({ ...connection, streams: 1, seconds: SECONDS });
    const crowds: Round[] = [];
    for (let time = 0; time < ROUNDS; time += 1)
      crowds.push(await round({ ...connection, streams: STREAMS, seconds: SECONDS }));
    const crowd = crowds.toSorted((one, other) => p99Of(one) - p99Of(other))[Math.floor(ROUNDS / 2)] ?? reference;
    const lines = [...linesOf('1 stream', reference), ...linesOf(`${STREAMS} streams`, crowd, '1 stream')];
    const facts = { ...city.facts, streams: STREAMS, 'notices for each': crowd.commands.given, faults: crowd.faults };
    const table = printTable('Live notices, each heard by every stream once and in order', facts, lines);
    const p99Milliseconds = p99Of(crowd);
    console.log(`decision to receipt, p99: ${p99Milliseconds} ms (goal 1,000)`);
    return { ...table, goals: { p99Milliseconds, faults: crowd.faults, commandsPerSecond: crowd.commands.perSecond } };
  } finally {
    await server.close();
    await city.close();
  }
}

function p99Of({ fromDecision }: Round): number {
  const sorted = Float64Array.from(fromDecision).sort();
  return sorted[Math.floor(sorted.length * 0.99)] ?? Number.NaN;
}

interface Setting {
  readonly url: string;
  readonly readKey: string;
  readonly writeKey: string;
  readonly give: () => { readonly caseId: string };
  readonly streams: number;
  readonly seconds: number;
}

interface Round {
  readonly commands: Commands;
  readonly fromDecision: readonly number[];
  readonly fromAnswer: readonly number[];
  readonly faults: number;
}

async function round(setting: Setting): Promise<Round> {
  const heard: Heard = { fromDecision: [], arrivals: [] };
  const followers = Array.from({ length: setting.streams }, () => new Follower(heard));
  for (let opened = 0; opened < followers.length; opened += OPENED_AT_ONCE) {
    const some = followers.slice(opened, opened + OPENED_AT_ONCE);
    await Promise.all(some.map((follower) => follower.open(`${setting.url}/api/live`, setting.readKey)));
  }
  const commands = await giveCommands(setting);
  const until = Date.now() + PATIENCE_MILLISECONDS;
  while (followers.some(({ count }) => count < commands.given) && Date.now() < until) await sleep(50);
  for (const follower of followers) follower.close();
  const wrong = followers.filter(({ count, faults }) => faults > 0 || count !== commands.given);
  if (wrong.length > 0) throw new Error(`${wrong.length} of ${followers.length} streams missed or repeated notices`);
  const fromAnswer = heard.arrivals.map(({ caseId, at }) => Math.max(0, at - (commands.answeredAt.get(caseId) ?? at)));
  return { commands, fromDecision: heard.fromDecision, fromAnswer, faults: wrong.length };
}

/** Reports cases at the wanted rate, or as fast as the machine manages with so many in flight. */
async function giveCommands({ url, writeKey, give, seconds }: Setting): Promise<Commands> {
  const answeredAt = new Map<string, number>();
  const latencies: number[] = [];
  const began = performance.now();
  let started = 0;
  const worker = async (): Promise<void> => {
    for (;;) {
      const due = began + (started * 1_000) / WANTED_PER_SECOND;
      if (due > began + seconds * 1_000 || performance.now() > began + seconds * 1_000) return;
      started += 1;
      await sleep(Math.max(0, due - performance.now()));
      const sent = performance.now();
      answeredAt.set(await send(`${url}/api/commands`, writeKey, give()), Date.now());
      latencies.push(performance.now() - sent);
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, worker));
  const passed = (performance.now() - began) / 1_000;
  return { given: answeredAt.size, perSecond: answeredAt.size / passed, answeredAt, latencies };
}

async function send(url: string, key: string, command: { readonly caseId: string }): Promise<string> {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(command) });
  const text = await response.text();
  if (!response.ok) throw new Error(`${response.status} ${text}`);
  return command.caseId;
}

function linesOf(what: string, { commands, fromDecision, fromAnswer }: Round, reference?: string): Line[] {
  const line = (part: string, perSecond: number, values: readonly number[]): Line => {
    const sorted = Float64Array.from(values).sort();
    const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
    const compared = reference === undefined ? {} : { reference: `${reference}: ${part}` };
    return { what: `${what}: ${part}`, ...compared, perSecond, p50: at(0.5), p99: at(0.99) };
  };
  const receivedPerSecond = (commands.perSecond * fromDecision.length) / Math.max(1, commands.given);
  return [
    line('command to answer', commands.perSecond, commands.latencies),
    line('decision to receipt', receivedPerSecond, fromDecision),
    line('answer to receipt', receivedPerSecond, fromAnswer),
  ];
}
