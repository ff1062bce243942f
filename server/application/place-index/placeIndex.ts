import type { LocatedPlace } from '../../contract/schemas.ts';
import { type CellNumber, cellsMeeting } from '../../domain/place-index/cellGrid.ts';
import type { NearQuestion } from '../../domain/place-index/nearest.ts';
import { type PlaceCell, withSharedKinds } from '../../domain/place-index/placeCell.ts';
import type { KindPool } from '../../domain/place-index/stock.ts';
import { answerPlace, cellsOf } from './answerPlace.ts';
import { HeldCells } from './heldCells.ts';
import type { PlaceDirectory, PlaceMoment, PlaceReading } from './placeIndexPort.ts';

/** How old the news may be by which a point is answered: a change that another process made is seen after this time. */
const TRUSTED_MILLISECONDS = 1_000;
/** While points are asked, news are read so often that they never grow too old. */
const LOOK_MILLISECONDS = 500;
/** So long after the last question news are still read. */
const ASKED_MILLISECONDS = 5_000;
/** After each reading the database rests for this part of the time that it took, so that others have their turn. */
const REST_PART = 0.25;
/** After a failure: a database that is down must not be asked without pause. */
const FAILED_MILLISECONDS = 2_000;
/** Cells of one community are no more than these. */
const MOST_CELLS = 10_000;
/** What the cells may take: what does not fit is answered by the database. Ten million components take less than 400 MB. */
const MOST_BYTES = 768 * 1024 * 1024;

interface Dependencies {
  readonly reading: PlaceReading;
  readonly onError: (error: unknown) => void;
  /** Milliseconds of any steady clock. */
  readonly now?: () => number;
  readonly mostBytes?: number;
}

/** The places of the city in the memory of this process. */
export interface PlaceIndex {
  /** What the database would answer, or null when that has to be asked: not certain, not read yet, not fresh. */
  locate(question: NearQuestion): LocatedPlace | null;
  /** Begins to read the city; without it nothing is ever answered. */
  start(): void;
  close(): Promise<void>;
}

/** Makes the index, empty and at rest. */
export function placeIndex(dependencies: Dependencies): PlaceIndex {
  const follower = new Follower(dependencies);
  return {
    locate: (question) => follower.locate(question),
    start: () => follower.start(),
    close: () => follower.close(),
  };
}

/**
 * Does one thing after the other: reads news, or a cell. So no cell was ever read before the news that are known, and after the next
 * news all cells that are left are right at that one moment.
 */
class Follower {
  private known: PlaceMoment | null = null;
  private directory: PlaceDirectory | null = null;
  private readonly held = new HeldCells();
  private readonly kinds: KindPool = new Map();
  /** The cells of the city; no others are read, whatever is asked. */
  private city: ReadonlySet<CellNumber> = new Set();
  private readonly wanted = new Set<CellNumber>();
  private lookedAt = Number.NEGATIVE_INFINITY;
  private askedAt = Number.NEGATIVE_INFINITY;
  private running: Promise<void> | null = null;
  private isClosed = false;
  /** Rests because nothing is to be done, and not to let others have their turn. */
  private isIdle = false;
  private wake = (): void => undefined;
  private readonly now: () => number;
  private readonly dependencies: Dependencies;

  constructor(dependencies: Dependencies) {
    this.dependencies = dependencies;
    this.now = dependencies.now ?? (() => performance.now());
  }

  locate(question: NearQuestion): LocatedPlace | null {
    if (!this.running) return null;
    this.askedAt = this.now();
    const isFresh = this.askedAt - this.lookedAt <= TRUSTED_MILLISECONDS;
    const cells = isFresh ? this.cellsAt(question) : null;
    if (!cells && this.isIdle) this.wake();
    return cells && this.directory && answerPlace(cells, this.directory, question);
  }

  start(): void {
    this.running ??= this.run();
  }

  async close(): Promise<void> {
    this.isClosed = true;
    this.wake();
    await this.running;
  }

  /** The cells that a question needs, if all are there; those that are not will be read. */
  private cellsAt(question: NearQuestion): readonly PlaceCell[] | null {
    const numbers = cellsOf(question) ?? [];
    const cells = numbers.flatMap((number) => this.held.get(number) ?? []);
    if (cells.length > 0 && cells.length === numbers.length) return cells;
    for (const number of numbers) if (this.city.has(number) && !this.held.has(number)) this.wanted.add(number);
    return null;
  }

  private async run(): Promise<void> {
    while (!this.isClosed) {
      const rest = await this.step().catch((error: unknown) => {
        this.dependencies.onError(error);
        return FAILED_MILLISECONDS;
      });
      if (!this.isClosed) await this.rest(rest);
      this.isIdle = false;
    }
  }

  /** Does what is due and tells how long to rest then. */
  private async step(): Promise<number> {
    const startedAt = this.now();
    const isInUse = this.wanted.size > 0 || startedAt - this.askedAt < ASKED_MILLISECONDS;
    const [cell] = this.wanted;
    if (!this.known || (isInUse && startedAt - this.lookedAt >= LOOK_MILLISECONDS)) await this.look(startedAt);
    else if (cell !== undefined) await this.read(cell, this.known);
    else {
      this.isIdle = true;
      return isInUse ? LOOK_MILLISECONDS - (startedAt - this.lookedAt) : Number.POSITIVE_INFINITY;
    }
    return (this.now() - startedAt) * REST_PART;
  }

  private async look(startedAt: number): Promise<void> {
    const { known } = this;
    const { reading } = this.dependencies;
    const news = await reading.readNews(known);
    // Every cell of the city is wanted before anybody asks: at the start, and when a new day takes all away.
    const boxes = known?.day === news.day ? null : await reading.readBoxes();
    if (known) this.held.follow(known, news);
    this.known = news;
    this.directory = news.directory ?? this.directory;
    this.lookedAt = startedAt;
    if (!boxes) return;
    this.city = new Set(boxes.flatMap((box) => cellsMeeting(box, MOST_CELLS) ?? []));
    for (const number of this.city) if (!this.held.has(number)) this.wanted.add(number);
  }

  private async read(number: CellNumber, present: PlaceMoment): Promise<void> {
    this.wanted.delete(number);
    const { mostBytes = MOST_BYTES, reading } = this.dependencies;
    if (this.held.byteCount >= mostBytes) return this.wanted.clear();
    const read = await reading.readCell(number);
    this.held.put(number, { ...read, cell: withSharedKinds(read.cell, this.kinds) }, present);
  }

  private rest(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = Number.isFinite(milliseconds) ? setTimeout(resolve, milliseconds) : undefined;
      timer?.unref();
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
