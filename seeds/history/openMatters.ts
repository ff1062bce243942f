import type { CaseFile } from '../../server/domain/case/caseFile.ts';
import { demoAccounts } from '../demoAccounts.ts';
import { groupBy } from '../groupBy.ts';
import { pick, type Random } from '../random.ts';
import { DAY, HOUR, MINUTE } from './durations.ts';
import type { PlannedKind, PlannedStep } from './plannedStep.ts';
import { texts } from './texts.ts';

/** A step that is given at the very end, and waits for somebody. */
export interface OpenMatter {
  readonly id: string;
  readonly step: PlannedStep;
}

interface Wish {
  readonly kind: PlannedKind;
  readonly count: number;
  readonly texts: readonly string[];
  fits(caseFile: CaseFile, now: string): boolean;
}

const isAtUnit = ({ status, request }: CaseFile): boolean =>
  (status === 'dispatched' || status === 'handling') && request === null;
const isOverdue = ({ dueAt }: CaseFile, at: string): boolean => dueAt !== null && dueAt < at;
const LONGEST_AGO = 6 * HOUR;
/** An appeal is made within days of the closure. */
const LATEST_APPEAL = 8 * DAY;

/** What a newcomer finds waiting in the district with most cases. */
const wishes: readonly Wish[] = [
  {
    kind: 'request-return',
    count: 4,
    texts: texts.return,
    fits: (caseFile, now) => isAtUnit(caseFile) && caseFile.status === 'dispatched' && !isOverdue(caseFile, now),
  },
  {
    kind: 'request-extension',
    count: 5,
    texts: texts.extension,
    fits: (caseFile, now) =>
      isAtUnit(caseFile) && caseFile.disposalClock?.limit.unit === 'work_day' && !isOverdue(caseFile, now),
  },
  {
    kind: 'request-suspension',
    count: 3,
    texts: texts.suspension,
    fits: (caseFile) => isAtUnit(caseFile) && caseFile.status === 'handling',
  },
  {
    kind: 'urge',
    count: 3,
    texts: texts.urge,
    fits: (caseFile, now) => isAtUnit(caseFile) && isOverdue(caseFile, now) && caseFile.supervision === null,
  },
  {
    kind: 'appeal',
    count: 4,
    texts: texts.appeal,
    fits: ({ status, appeal, handledAt, dueAt, closedAt, unitCode }, now) =>
      status === 'closed' &&
      unitCode !== null &&
      appeal === null &&
      handledAt !== null &&
      dueAt !== null &&
      handledAt > dueAt &&
      Date.parse(now) - Date.parse(closedAt ?? now) < LATEST_APPEAL,
  },
];

/** The last hours of the history: matters that somebody has raised and nobody has decided. No case gets two of them. */
export function openMatters(cases: readonly CaseFile[], now: number, random: Random): OpenMatter[] {
  const districts = [...groupBy(cases, (caseFile) => caseFile.districtCode).values()];
  const main = districts.sort((a, b) => b.length - a.length)[0] ?? [];
  const end = new Date(now).toISOString();
  // The last change of some cases is a moment ago: nothing can have followed it.
  const latest = new Date(now - 10 * MINUTE).toISOString();
  const settled = main.filter(({ updatedAt }) => updatedAt < latest);
  const taken = new Set<string>();
  return wishes.flatMap((wish) => {
    const fitting = settled.filter((caseFile) => !taken.has(caseFile.id) && wish.fits(caseFile, end));
    return some(fitting, wish.count, random).map((caseFile) => {
      taken.add(caseFile.id);
      return { id: caseFile.id, step: stepOf(wish, caseFile, now, random) };
    });
  });
}

const demoUnits: ReadonlySet<string | null> = new Set(demoAccounts.flatMap(({ unitCode }) => unitCode ?? []));

/** Some at random, one of them of a unit that newcomers sign in as, where there is one. */
function some(cases: readonly CaseFile[], count: number, random: Random): CaseFile[] {
  const ordered = cases
    .map((caseFile) => ({ caseFile, order: random() }))
    .sort((a, b) => a.order - b.order)
    .map(({ caseFile }) => caseFile);
  const shown = ordered.find(({ unitCode }) => demoUnits.has(unitCode));
  return (shown ? [shown, ...ordered.filter((each) => each !== shown)] : ordered).slice(0, count);
}

function stepOf({ kind, texts: choices }: Wish, caseFile: CaseFile, now: number, random: Random): PlannedStep {
  const from = Math.max(Date.parse(caseFile.updatedAt), now - LONGEST_AGO);
  const at = Math.round(from + (now - from) * (0.1 + 0.8 * random()));
  const until = kind === 'request-suspension' ? Math.round(now + (5 + 40 * random()) * DAY) : null;
  return { kind, at, isPositive: true, text: pick(random, choices), until };
}
