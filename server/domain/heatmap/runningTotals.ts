import FlatQueue from 'flatqueue';
import { CaseLists } from './caseLists.ts';
import { ALL_STEPS, type StepSpan } from './casesByStep.ts';
import { Communities } from './communities.ts';
import { DaySummaries } from './daySummaries.ts';
import { NEVER } from './facts.ts';
import type { HeatPlaceKind } from './heatBlock.ts';
import { type HeatBlock, heatPlaceKinds } from './heatBlock.ts';
import type { HeatCodes } from './heatStore.ts';
import { KeptTotals } from './keptTotals.ts';
import { OpenCases } from './openCases.ts';
import { PlaceTotals, type Totalled } from './placeTotals.ts';
import { ALL_KINDS, type CaseKinds, textOfKinds } from './selection.ts';
import type { DistrictSummary } from './sums.ts';
import type { DaySpan } from './weekSpan.ts';

/** Days and rows as one whole number: rows are fewer than this, and a day (`YYYYMMDD`) times this stays exact. */
const ROWS = 2 ** 24;

/** Totals of filters may take so many bytes for each figure in those of all cases: room for so many filters while no place has more than 255 cases. */
const KEPT_BYTES = 4;

/** What places are totalled by: by week, but communities, which are few, by day. */
export type TotalledKind = HeatPlaceKind | 'community';
const totalledKinds: readonly TotalledKind[] = [...heatPlaceKinds, 'community'];

/**
 * The cases of a district added up by place and week, and by community and day, so that a period is the difference of two readings,
 * however many cases it has: all of them always, those of some kinds (a filter) once they are asked for. Beside them the cases as
 * lists, for what is not whole weeks or few of some categories, and the open ones by themselves. Late cases are those of one
 * moment, which only moves on: cases that become late or turn their lamps in time wait in a queue until then.
 */
export class RunningTotals {
  /** For any moment. */
  readonly lists: CaseLists;
  /** For any moment. */
  readonly open = new OpenCases();

  private readonly blocks: ReadonlyMap<number, HeatBlock>;
  private readonly codes: Readonly<Record<HeatPlaceKind, HeatCodes>>;
  private readonly communities: Communities;
  private readonly all: ReadonlyMap<TotalledKind, PlaceTotals>;
  private readonly kept: KeptTotals;
  private readonly summaries: DaySummaries;
  /** Rows by when they become late or their lamp turns. A row that has changed since stands here too; what it is now decides. */
  private readonly waiting = new FlatQueue<number>();
  private moment: number;

  /** Adds up what there is. */
  constructor(
    blocks: ReadonlyMap<number, HeatBlock>,
    codes: Readonly<Record<HeatPlaceKind, HeatCodes>>,
    moment: number,
  ) {
    this.blocks = blocks;
    this.codes = codes;
    this.moment = moment;
    this.lists = new CaseLists(blocks);
    this.communities = new Communities(codes.grid);
    this.all = new Map(totalledKinds.map((kind) => [kind, this.totalled(kind, ALL_KINDS, ALL_STEPS)]));
    const cells = [...this.all.values()].reduce((sum, totals) => sum + totals.cells, 0);
    this.kept = new KeptTotals(cells * KEPT_BYTES);
    this.summaries = new DaySummaries(blocks.values(), moment);
    for (const [day, block] of blocks) {
      for (let row = 1; row < block.length; row += 1) {
        this.awaitChange(day, block, row);
        this.open.put(numberOf(day, row), block.columns, row);
      }
    }
  }

  /** Counts a case in, after its facts were taken over. */
  putIn(day: number, block: HeatBlock, row: number): void {
    this.add(block, row, 1);
    this.lists.change(block, row, 1);
    this.open.put(numberOf(day, row), block.columns, row);
    this.awaitChange(day, block, row);
  }

  /** Counts a case out that was counted in, before its facts change. */
  takeOut(day: number, block: HeatBlock, row: number): void {
    this.add(block, row, -1);
    this.lists.change(block, row, -1);
    this.open.remove(numberOf(day, row));
  }

  /** Moves on to a moment, and tells whether the totals are of it: they cannot go back. */
  reach(moment: number): boolean {
    const before = this.moment;
    if (moment <= before) return moment === before;
    const due = new Set<number>();
    while ((this.waiting.peekValue() ?? NEVER) < moment) due.add(this.waiting.pop() ?? 0);
    this.moment = moment;
    for (const each of due) {
      const row = each % ROWS;
      const day = (each - row) / ROWS;
      const block = this.blocks.get(day);
      if (!block) continue;
      for (const totals of this.placeTotals()) totals.moveOn(block, row, before, moment);
      const overdueFrom = block.columns.overdueFrom[row] ?? NEVER;
      if (overdueFrom >= before && overdueFrom < moment) this.summaries.add(block, row, 0, 1);
      this.awaitChange(day, block, row);
    }
    return true;
  }

  /** The totals of some kinds of cases by such places, of at least some weeks or days; null where those of these kinds are not worth their making yet. */
  placesOf(kind: TotalledKind, kinds: CaseKinds, span: StepSpan): PlaceTotals | null {
    const name = textOfKinds(kinds);
    const all = name === '' ? this.all.get(kind) : undefined;
    return all ?? this.kept.of(`${kind}: ${name}`, span, (wider) => this.totalled(kind, kinds, wider));
  }

  /** The codes of the places that are totalled, by their numbers. */
  codesOf(kind: TotalledKind): readonly string[] {
    return kind === 'community' ? this.communities.codes : this.codes[kind].codes;
  }

  /** Adds what was reported in some days to a summary that begins with the first of them. */
  addSummary(days: DaySpan, summary: DistrictSummary): void {
    this.summaries.addTo(days, summary);
  }

  private totalled(kind: TotalledKind, kinds: CaseKinds, span: StepSpan): PlaceTotals {
    const count = this.codesOf(kind).length;
    const totalled: Totalled =
      kind === 'community'
        ? { step: 'day', kind: 'grid', larger: (grid) => this.communities.of(grid), count, kinds, span }
        : { step: 'week', kind, larger: null, count, kinds, span };
    return new PlaceTotals(totalled, this.blocks.values(), this.moment);
  }

  private *placeTotals(): Iterable<PlaceTotals> {
    yield* this.all.values();
    yield* this.kept.values();
  }

  private add(block: HeatBlock, row: number, sign: 1 | -1): void {
    for (const totals of this.placeTotals()) totals.add(block, row, sign, this.moment);
    const isLate = (block.columns.overdueFrom[row] ?? NEVER) < this.moment;
    this.summaries.add(block, row, sign, isLate ? sign : 0);
  }

  /** Lets a case wait until it becomes late or its lamp turns next. */
  private awaitChange(day: number, { columns }: HeatBlock, row: number): void {
    if (columns.grid[row] === 0) return;
    const { overdueFrom, yellowFrom, redFrom } = columns;
    const next = Math.min(
      this.yetToCome(overdueFrom[row] ?? NEVER),
      this.yetToCome(yellowFrom[row] ?? NEVER),
      this.yetToCome(redFrom[row] ?? NEVER),
    );
    if (next < NEVER) this.waiting.push(numberOf(day, row), next);
  }

  private yetToCome(from: number): number {
    return from >= this.moment ? from : NEVER;
  }
}

function numberOf(day: number, row: number): number {
  return day * ROWS + row;
}
