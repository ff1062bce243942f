import type { Period } from '../../domain/evaluation/periods.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import type { Ports } from '../ports.ts';
import { withinPatience } from '../withinPatience.ts';
import { addPieces, type CountedPiece, type CountPiece, countPiece, piecesOf } from './countInPieces.ts';
import type { CountedObject, CountQuestion } from './evaluationPort.ts';
import { keptByCost } from './keptByCost.ts';

/** From so many cases on a question is counted in pieces: fewer are counted within a second or two. */
const LARGE_CITY_CASES = 1_000_000;
/** Statements of one question under way at once. */
const AT_ONCE = 2;
/** Whoever waits asks again every few seconds; nobody waits any more for what was not asked for so long. */
const ABANDONED_MILLISECONDS = 30_000;

/** Figures, and the instant that the oldest of them are of. */
export interface Counted {
  readonly objects: readonly CountedObject[];
  readonly countedAt: Date;
}

export type CountEvaluation = (
  question: Omit<CountQuestion, 'now'>,
  periods: readonly Period[],
  isTotal: boolean,
) => Promise<Counted | Refusal>;

/** A question on its way through its pieces. */
interface Counting {
  readonly done: Promise<readonly CountedPiece[]>;
  readonly progress: { done: number; readonly total: number };
  askedAt: number;
}

/**
 * Counts for the evaluation. A small city in one statement, as of this moment. A large one (a year of ten million cases
 * takes minutes) by district and month: who asks meanwhile is told how far that has come, whoever asks the same shares
 * it, and it stops when nobody asks any more. Its answers are kept in proportion to what they cost.
 */
export function evaluationCounter({ evaluation, clock }: Pick<Ports, 'evaluation' | 'clock'>): CountEvaluation {
  const countings = keptByCost<Counting>();
  const pieceWork = keptByCost<{ readonly done: Promise<CountedPiece> }>();
  const count = (piece: CountPiece) =>
    pieceWork(keyOf(piece), () => ({ done: countPiece(evaluation, piece, clock.now()) })).done;
  const countInPieces: CountEvaluation = async (question, periods, isTotal) => {
    const [districts, timeZone] = await Promise.all([evaluation.listDistricts(), evaluation.readTimeZone()]);
    const pieces = piecesOf(question, periods, districts, timeZone);
    const counting = countings(pieces.map(keyOf).join(' '), () => startCounting(pieces, count));
    counting.askedAt = Date.now();
    const counted = await withinPatience(counting.done);
    if (!counted) return refuse('figures-not-ready', { ...counting.progress });
    const objects = addPieces(pieces, counted, { code: question.code, isTotal });
    return { objects, countedAt: oldest(counted, clock.now()) };
  };
  return async (question, periods, isTotal) => {
    if ((await evaluation.estimateCases()) >= LARGE_CITY_CASES) return countInPieces(question, periods, isTotal);
    const now = clock.now();
    return { objects: await evaluation.count({ ...question, now }, periods, isTotal), countedAt: now };
  };
}

/** Counts some pieces at once, in their order, until all are counted, one fails or nobody asks any more. */
function startCounting(pieces: readonly CountPiece[], count: (piece: CountPiece) => Promise<CountedPiece>): Counting {
  const asking = { progress: { done: 0, total: pieces.length }, askedAt: Date.now() };
  const counted: CountedPiece[] = [];
  const turns = inTurn(pieces);
  const lane = async (): Promise<void> => {
    for (const [index, piece] of turns) {
      if (Date.now() - asking.askedAt > ABANDONED_MILLISECONDS) throw new Error('nobody asks for these counts');
      counted[index] = await count(piece);
      asking.progress.done += 1;
    }
  };
  const done = Promise.all(Array.from({ length: AT_ONCE }, lane)).then(() => counted);
  return Object.assign(asking, { done });
}

/** What several share: when one of them leaves it by an error, it ends for the others too. */
function* inTurn<Item>(items: readonly Item[]): Generator<[number, Item]> {
  yield* items.entries();
}

const keyOf = ({ kind, districtCode, period }: CountPiece): string =>
  `${kind}/${districtCode}/${period.kind}/${period.firstDay}`;

const oldest = (counted: readonly CountedPiece[], now: Date): Date =>
  new Date(Math.min(now.getTime(), ...counted.map(({ countedAt }) => countedAt.getTime())));
