import { addCounts, type Counts } from '../../domain/evaluation/counts.ts';
import { isAreaKind } from '../../domain/evaluation/objects.ts';
import { monthsOf, type Period } from '../../domain/evaluation/periods.ts';
import type { CountedObject, CountQuestion, EvaluationPort } from './evaluationPort.ts';

/** All objects of a kind in one district and a period of at most a month. */
export interface CountPiece {
  readonly kind: CountQuestion['kind'];
  readonly districtCode: string;
  readonly period: Period;
  /** Which of the periods asked for it is a part of. */
  readonly periodIndex: number;
}

/** One counted piece, and the instant that it is of. */
export interface CountedPiece {
  readonly objects: readonly CountedObject[];
  readonly countedAt: Date;
}

const DISTRICT_DIGITS = 6;

/** What has to be counted for a question: no row belongs to two pieces. */
export function piecesOf(
  { kind, code, districtCode }: Omit<CountQuestion, 'now'>,
  periods: readonly Period[],
  cityDistricts: readonly string[],
  timeZone: string,
): CountPiece[] {
  const own = code !== null && isAreaKind(kind) ? code.slice(0, DISTRICT_DIGITS) : null;
  const districts = cityDistricts.filter(
    (district) => (districtCode ?? district) === district && (own ?? district) === district,
  );
  return periods.flatMap((period, periodIndex) =>
    monthsOf(period, timeZone).flatMap((month) =>
      districts.map((district) => ({ kind, districtCode: district, period: month, periodIndex })),
    ),
  );
}

/** Adds the pieces of a question up: by object, or (`isTotal`) of all of them together under the code `total`. */
export function addPieces(
  pieces: readonly CountPiece[],
  counted: readonly CountedPiece[],
  { code, isTotal }: { readonly code: string | null; readonly isTotal: boolean },
): CountedObject[] {
  const sums = new Map<string, CountedObject>();
  for (const [index, { periodIndex }] of pieces.entries()) {
    for (const object of counted[index]?.objects ?? []) {
      if (code !== null && object.code !== code) continue;
      const as = isTotal ? 'total' : object.code;
      const key = `${as}|${periodIndex}`;
      const before: Counts = sums.get(key)?.counts ?? {};
      sums.set(key, { code: as, periodIndex, counts: addCounts(before, object.counts) });
    }
  }
  return [...sums.values()];
}

/** Counts one piece as of now. */
export async function countPiece(
  evaluation: Pick<EvaluationPort, 'count'>,
  { kind, districtCode, period }: CountPiece,
  now: Date,
): Promise<CountedPiece> {
  const objects = await evaluation.count({ kind, code: null, districtCode, now }, [period], false);
  return { objects, countedAt: now };
}
