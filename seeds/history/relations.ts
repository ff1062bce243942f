import type { Position } from '../../server/domain/case/caseFile.ts';
import type { Random } from '../random.ts';
import { DAY } from './durations.ts';
import type { Draft } from './plan.ts';
import type { CasePart } from './timeline.ts';

/** How a draft hangs together with others, by their index. */
export interface Relation {
  readonly part: CasePart;
  /** A repetition: the case that it repeats. A child: the case that it is split from. */
  readonly of: number | null;
}

/** Of the duplicates: those that repeat a case of the last day; the others repeat what has been long in hand. */
export const REPETITIONS = 0.85;
const SELF_DISPOSALS = 0.06;
/** One case in so many is split into two, unless its end would be too near. */
const SPLIT_EVERY = 2_000;
const CHILDREN = 2;
const LATEST_SPLIT = 3 * DAY;
/** Another report of the same lies up to this many degrees (some ten metres) beside it. */
const BESIDE = 0.0001;

type Unrelated = Omit<Draft, 'relation'>;

/** Makes some of the drafts, which are in the order of time, repetitions, self-disposals, and children of others. */
export function relate(drafts: readonly Unrelated[], duplicateShare: number, now: number, random: Random): Draft[] {
  const result: Draft[] = [];
  for (const draft of drafts) {
    const parent = parentOf(result, now);
    const main = parent === null && random() < duplicateShare * REPETITIONS ? recent(result, draft, random) : null;
    if (parent !== null) result.push(childOf(draft, result, parent));
    else if (main !== null) result.push(repetitionOf(draft, result, main, random));
    else result.push({ ...draft, relation: { part: alone(draft, result.length, now, random), of: null } });
  }
  return result;
}

function alone({ source, reportedAt }: Unrelated, index: number, now: number, random: Random): CasePart {
  if (index % SPLIT_EVERY === SPLIT_EVERY / 2 && reportedAt < now - LATEST_SPLIT) return 'split-parent';
  return source === 'inspector' && random() < SELF_DISPOSALS ? 'self-disposal' : 'usual';
}

/** The draft that still lacks a child, or null. */
function parentOf(drafts: readonly Draft[], now: number): number | null {
  for (let index = drafts.length - 1; index >= Math.max(0, drafts.length - CHILDREN); index -= 1) {
    const draft = drafts[index];
    if (draft?.relation.part === 'split-parent' && draft.reportedAt < now) return index;
  }
  return null;
}

function childOf(draft: Unrelated, drafts: readonly Draft[], parent: number): Draft {
  const { reportedAt, source, place } = drafts[parent] ?? draft;
  return { ...draft, reportedAt, source, place, relation: { part: 'split-child', of: parent } };
}

/** A usual case of the last day, most often a late one: of an early one people would see that it is done. */
function recent(drafts: readonly Draft[], { reportedAt }: Unrelated, random: Random): number | null {
  const candidates: number[] = [];
  for (let index = drafts.length - 1; index >= 0; index -= 1) {
    const draft = drafts[index];
    if (!draft || draft.reportedAt < reportedAt - DAY) break;
    if (draft.relation.part === 'usual') candidates.push(index);
  }
  return candidates[Math.floor(random() ** 3 * candidates.length)] ?? null;
}

function repetitionOf(draft: Unrelated, drafts: readonly Draft[], main: number, random: Random): Draft {
  const { kind, category, condition, place } = drafts[main] ?? draft;
  const location = place.isAboutComponent ? place.location : beside(place.location, random);
  return {
    ...draft,
    kind,
    category,
    condition,
    place: { ...place, location },
    relation: { part: 'repetition', of: main },
  };
}

function beside({ longitude, latitude }: Position, random: Random): Position {
  const moved = (degrees: number): number => Math.round((degrees + BESIDE * (2 * random() - 1)) * 1e7) / 1e7;
  return { longitude: moved(longitude), latitude: moved(latitude) };
}
