import { FACTS_PER_CASE, heatMoment } from '../../domain/heatmap/facts.ts';
import { type AskedCodeKind, HeatDistrict, type HeatStore } from '../../domain/heatmap/heatStore.ts';
import type { Clock, NoticePort } from '../ports.ts';
import type { HeatDistrictState, HeatFactsPort, PackedFacts } from './heatPorts.ts';

/** How long a lost hint can delay the figures: the log is looked at this often in any case. */
const POLL_MILLISECONDS = 1000;
/** Changes within this time are taken in together: looking at each by itself would cost the database as much as making it. */
const BREATH_MILLISECONDS = 100;
/** How often what changed is stored, so that a start has little to catch up with. */
const STORE_MILLISECONDS = 300_000;
/** Notices of each district in one step: large enough that a backlog costs one statement for thousands of commands. */
const PAGE = 5000;

/** How old the figures are. */
export interface HeatFreshness {
  /** Every change up to this instant is counted. */
  readonly asOf: Date;
  /** Changes in the log that are not counted yet. */
  readonly pending: number;
}

/** The facts of all cases in this process, kept right by the log. */
export interface HeatCounters {
  /** Waits until everything stored has been read, and gives the facts. */
  read(): Promise<HeatStore>;
  /** How many districts of how many have been read; a first reading takes minutes in a city of ten million cases. */
  progress(): { readonly done: number; readonly total: number };
  freshness(): HeatFreshness;
  /** Changes when grids or areas begin or end. */
  areasVersion(): string;
  /** Reads the log on to its end. */
  catchUp(): Promise<void>;
  close(): Promise<void>;
}

interface Dependencies {
  readonly facts: HeatFactsPort;
  readonly notices: NoticePort;
  readonly clock: Clock;
  readonly onError: (error: unknown) => void;
}

/** Reads the stored facts and follows the log from then on, until it is closed. */
export function heatCounters({ facts, notices, clock, onError }: Dependencies): HeatCounters {
  const follower = new Follower(facts, notices, clock);
  let isClosed = false;
  let isWoken = false;
  // What is done follows one another: two looks at once would read the same page twice.
  let last: Promise<void> = Promise.resolve();
  const next = (work: () => Promise<void>): Promise<void> => {
    last = last.catch(() => undefined).then(() => (isClosed ? undefined : work()));
    return last;
  };
  const tell = (error: unknown): void => {
    if (!isClosed) onError(error);
  };
  const wake = (): void => {
    if (isWoken || isClosed) return;
    isWoken = true;
    const look = async () => {
      await breath();
      isWoken = false;
      return follower.look();
    };
    next(look).catch(tell);
  };
  const store = (): void => void next(() => follower.store()).catch(tell);
  const unsubscribe = notices.subscribe(wake);
  const timers = [setInterval(wake, POLL_MILLISECONDS), setInterval(store, STORE_MILLISECONDS)];
  for (const timer of timers) timer.unref();
  wake();
  return {
    async read() {
      if (!follower.isReady) await next(() => follower.look());
      return follower.districts;
    },
    progress: () => ({ done: follower.districts.size, total: follower.total }),
    freshness: () => follower.freshness(),
    areasVersion: () => follower.areasVersion,
    catchUp: () => next(() => follower.look()),
    async close() {
      isClosed = true;
      follower.stop();
      for (const timer of timers) clearInterval(timer);
      unsubscribe();
      await last.catch(() => undefined);
    },
  };
}

const breath = (): Promise<void> => new Promise((resolve) => void setTimeout(resolve, BREATH_MILLISECONDS));

const askedKinds = ['grid', 'responsibility', 'professional', 'category', 'unit'] as const satisfies AskedCodeKind[];

/** The facts and how far each district's log has been read. */
class Follower {
  readonly districts = new Map<string, HeatDistrict>();
  areasVersion = '';
  isReady = false;

  private readonly cursor: Record<string, number> = {};
  private readonly repairs: Record<string, number> = {};
  private heads: readonly HeatDistrictState[] = [];
  private asOf = new Date(0);
  private isStopped = false;

  private readonly facts: HeatFactsPort;
  private readonly notices: NoticePort;
  private readonly clock: Clock;

  constructor(facts: HeatFactsPort, notices: NoticePort, clock: Clock) {
    this.facts = facts;
    this.notices = notices;
    this.clock = clock;
  }

  /** Ends a first reading before its next district. */
  stop(): void {
    this.isStopped = true;
  }

  get total(): number {
    return this.heads.length;
  }

  freshness(): HeatFreshness {
    const behind = this.heads.map(({ districtCode, position }) => position - (this.cursor[districtCode] ?? 0));
    return { asOf: this.asOf, pending: behind.reduce((sum, each) => sum + Math.max(0, each), 0) };
  }

  /** Brings the facts up to the log as it stands when this is called. */
  async look(): Promise<void> {
    const at = this.clock.now();
    const state = await this.facts.readState();
    this.heads = state.districts;
    this.areasVersion = state.areasVersion;
    for (const { districtCode, repairs } of state.districts) {
      if (this.isStopped) throw new Error('the heat map is read no further: it was closed');
      if (this.repairs[districtCode] !== repairs) await this.load(districtCode);
    }
    const isBehind = () => this.heads.some(({ districtCode, position }) => position > (this.cursor[districtCode] ?? 0));
    while (isBehind() && (await this.readPage()) > 0);
    this.asOf = at;
    this.isReady = true;
  }

  /** Stores what changed, for the next start. */
  async store(): Promise<void> {
    for (const { districtCode, position } of this.heads) {
      const stored = await this.facts.readPosition(districtCode);
      if (position > stored.position) await this.facts.bringUpToDate(districtCode);
    }
  }

  /** Reads a district's stored facts anew. Facts newer than the position do no harm: the log brings them once more. */
  private async load(districtCode: string): Promise<void> {
    await this.facts.bringUpToDate(districtCode);
    const { position, repairs } = await this.facts.readPosition(districtCode);
    const district = new HeatDistrict(districtCode);
    await this.learnCodes(district);
    for await (const blocks of this.facts.readBlocks(districtCode)) {
      for (const { day, facts } of blocks) district.put(day, facts);
    }
    await this.learnCodes(district);
    district.startTotals(heatMoment(this.clock.now()));
    this.districts.set(districtCode, district);
    this.cursor[districtCode] = position;
    this.repairs[districtCode] = repairs;
  }

  private async readPage(): Promise<number> {
    const page = await this.notices.readAfter(this.cursor, null, PAGE);
    const changed = new Map<string, Set<string>>();
    for (const { districtCode, caseId } of page) {
      const cases = changed.get(districtCode) ?? new Set();
      changed.set(districtCode, cases.add(caseId));
    }
    for (const [districtCode, cases] of changed) await this.apply(districtCode, [...cases]);
    for (const { districtCode, position } of page) this.cursor[districtCode] = position;
    return page.length;
  }

  private async apply(districtCode: string, caseIds: readonly string[]): Promise<void> {
    const district = this.districts.get(districtCode);
    if (!district) return this.load(districtCode);
    const packed = await this.facts.readFacts(districtCode, caseIds);
    if (hasUnknownCode(district, packed)) await this.learnCodes(district);
    for (const { day, facts } of packed) district.put(day, facts);
  }

  private async learnCodes(district: HeatDistrict): Promise<void> {
    const known = Object.fromEntries(askedKinds.map((kind) => [kind, district.codes[kind].size]));
    const codes = await this.facts.readCodes(district.code, known as Record<AskedCodeKind, number>);
    for (const { kind, number, code } of codes) if (kind !== 'case') district.codes[kind].set(number, code);
  }
}

/** By the places in the packed facts: grid, responsibility, professional, category, unit, sub-unit. */
const codeFacts = ['grid', 'responsibility', 'professional', 'category', 'unit', 'unit'] as const;

function hasUnknownCode({ codes }: HeatDistrict, packed: readonly PackedFacts[]): boolean {
  return packed.some(({ facts }) => {
    for (let at = 0; at < facts.length; at += FACTS_PER_CASE) {
      if (codeFacts.some((kind, index) => (facts[at + 1 + index] ?? 0) >= codes[kind].size)) return true;
    }
    return false;
  });
}
