import { pick, type Random, seededRandom, uuidAt, weightedIndex } from '../../seeds/random.ts';
import { smallCityCondition, smallCityDistricts, smallCityPosition, smallCityUnit } from '../../seeds/smallCity.ts';
import type { Activity, CaseFile, CaseSource } from '../domain/case/caseFile.ts';
import type { CommandKind } from '../domain/case/commandKind.ts';
import type { CaseCommand } from '../domain/case/commands.ts';
import type { DecisionContext, PlaceFacts } from '../domain/case/context.ts';
import { type CaseChange, decide } from '../domain/case/decide.ts';
import type { FollowingKind } from '../domain/case/guards.ts';
import { transitions } from '../domain/case/transitions.ts';
import type { Actor, RoleCode } from '../domain/identity/permissions.ts';
import { isRefusal } from '../domain/refusal.ts';
import { actorFor, commandOf, contextFor, roleOfCommand } from './caseFactory.ts';

/** People of a post in a district. */
export interface Person {
  readonly id: string;
  readonly roleCode: RoleCode;
  readonly districtCode: string;
  readonly unitCode: string | null;
}

export interface MadeHistory {
  readonly cases: readonly CaseFile[];
  readonly activities: readonly Activity[];
}

export interface HistoryOptions {
  readonly seed: number;
  /** Cases that are reported; some are split into more. */
  readonly count: number;
  /** Epoch milliseconds; nothing happens after `until`. */
  readonly from: number;
  readonly until: number;
}

const MINUTE = 60_000;
const MOST_COMMANDS = 40;
const categoryId = 'cjt214-2007-e0102';
const condition = smallCityCondition(categoryId, 1);
const facts: Partial<DecisionContext> = {
  categories: [{ id: categoryId, isReportable: true }],
  filingConditions: [
    { id: condition, categoryId, limits: { A: { value: 2, unit: 'urgent_hour' }, B: { value: 4, unit: 'work_hour' } } },
  ],
};

/** How often each command is tried where it is possible; every other now and then. */
const weights: Readonly<Partial<Record<CommandKind, number>>> = {
  accept: 6,
  file: 9,
  dispatch: 9,
  acknowledge: 6,
  'give-feedback': 5,
  verify: 6,
  close: 6,
  'request-confirmation': 4,
  confirm: 6,
  'decide-return': 5,
  'decide-extension': 5,
  'decide-suspension': 5,
  wake: 3,
  'decide-appeal': 4,
  appeal: 3,
  note: 0.3,
  void: 0.4,
  recompute: 0,
  'link-duplicate': 0.3,
  relocate: 0,
  // Each split makes two cases more.
  split: 0.2,
};

/**
 * Cases that do whatever the case machine lets them: commands drawn by lot, decided by the product's own `decide`. The
 * same seed gives the same history.
 */
export function makeHistory(people: readonly Person[], options: HistoryOptions): MadeHistory {
  return new Maker(people, options).make();
}

class Maker {
  private readonly people: readonly Person[];
  private readonly random: Random;
  private readonly cases = new Map<string, CaseFile>();
  private readonly activities: Activity[] = [];

  private readonly options: HistoryOptions;

  constructor(people: readonly Person[], options: HistoryOptions) {
    this.people = people;
    this.options = options;
    this.random = seededRandom(options.seed);
  }

  make(): MadeHistory {
    const { count, from, until } = this.options;
    for (let index = 0; index < count; index += 1) {
      const place = this.place();
      const at = from + Math.floor((this.random() * (until - from)) / MINUTE) * MINUTE;
      const first = this.found(place, at);
      if (first) this.goOn(first.id, at);
    }
    this.handBack(until);
    const cases = [...this.cases.values()].map((each, index) => ({ ...each, number: `N${index}` }));
    return { cases, activities: this.activities };
  }

  /** Minutes before the end some units finish, so that the centre has cases in hand whose time is not up. */
  private handBack(until: number): void {
    const started = [...this.cases.values()].filter(
      ({ status, updatedAt }) => status === 'handling' && Date.parse(updatedAt) < until - 10 * MINUTE,
    );
    for (const [index, current] of started.entries()) {
      if (index % 2 === 0) this.move(current, 'give-feedback', until - 10 * MINUTE);
      const verifying = this.cases.get(current.id);
      if (index % 4 === 0 && verifying) this.move(verifying, 'verify', until - 5 * MINUTE);
    }
  }

  private place(): PlaceFacts {
    const subdistrictCode = `${pick(this.random, smallCityDistricts)}00${pick(this.random, [1, 2])}`;
    const communityCode = `${subdistrictCode}00${pick(this.random, [1, 2])}`;
    return {
      districtCode: subdistrictCode.slice(0, 6),
      subdistrictCode,
      communityCode,
      unitGridCode: `${communityCode}001`,
      responsibilityGridCode: this.random() < 0.95 ? `${subdistrictCode}Z001` : null,
      professionalGridCodes: [],
      areaClass: pick(this.random, ['A', 'B']),
    };
  }

  private found(place: PlaceFacts, at: number): CaseFile | null {
    const isSelfDisposal = this.random() < 0.1;
    const source: CaseSource = isSelfDisposal ? 'inspector' : pick(this.random, ['inspector', 'hotline', 'citizen']);
    const kind = isSelfDisposal ? 'self-dispose' : 'report';
    const role = source === 'inspector' ? 'inspector' : 'intake-operator';
    const command = commandOf(
      kind,
      {
        location: smallCityPosition('990101', 2.5, 2.5),
        categoryId,
        filingConditionId: condition,
        ...(isSelfDisposal ? {} : { source }),
      },
      { caseId: uuidAt(at, this.random), commandId: uuidAt(at, this.random) },
    );
    return this.give(null, command, { actor: this.actor(role, place.districtCode, null), at, place });
  }

  private goOn(id: string, start: number): void {
    let at = start;
    const patience = this.random() * MOST_COMMANDS;
    for (let tries = 0; tries < patience; tries += 1) {
      const current = this.cases.get(id);
      const kinds = current ? possible(current) : [];
      if (!current || kinds.length === 0) return;
      const kind = kinds[weightedIndex(kinds.map((each) => weights[each] ?? 1))(this.random)];
      if (!kind) return;
      at += this.pause();
      if (at > this.options.until) return;
      const children = this.move(current, kind, at);
      for (const child of children) this.goOn(child, at);
    }
  }

  /** Minutes, hours or days: some steps are in time, some are not. */
  private pause(): number {
    return Math.ceil(this.random() * pick(this.random, [10, 40, 240, 2880])) * MINUTE;
  }

  private move(current: CaseFile, kind: FollowingKind, at: number): string[] {
    const other = kind === 'merge' || kind === 'link-duplicate' ? this.otherThan(current, at) : null;
    const unitCode = smallCityUnit(current.districtCode as '990101', pick(this.random, [1, 2]));
    const children = [1, 2].map(() => ({ caseId: uuidAt(at, this.random), categoryId, description: '部分' }));
    const isPositive = this.random() < 0.7;
    const payload: Record<string, unknown> = {
      dispatch: { unitCode },
      confirm: { found: isPositive },
      verify: { passed: isPositive, note: '见照片' },
      'decide-return': { isApproved: isPositive },
      'decide-extension': { isApproved: isPositive },
      'decide-suspension': { isApproved: isPositive },
      'decide-appeal': { isApproved: isPositive },
      'audit-self-disposal': { passed: isPositive },
      'request-suspension': { until: new Date(at + 3 * 24 * 60 * MINUTE).toISOString() },
      recategorise: { categoryId, filingConditionId: condition },
      split: { children },
      merge: { otherCaseId: other?.id },
      'link-duplicate': { otherCaseId: other?.id },
    };
    const command = commandOf(kind, (payload[kind] ?? {}) as never, {
      caseId: current.id,
      commandId: uuidAt(at, this.random),
    });
    const actor = this.actor(roleOfCommand[kind], current.districtCode, current.unitCode);
    const unit = { code: unitCode, districtCode: current.districtCode, parentCode: null };
    const linked = kind === 'unlink-duplicate' ? (this.cases.get(current.duplicateOf ?? '') ?? null) : other;
    const moved = this.give(current, command, { actor, at, unit, other: linked });
    return moved && kind === 'split' ? children.map((child) => child.caseId) : [];
  }

  /** A case that has not been touched since, so that what happens to both happens in the order of time. */
  private otherThan(current: CaseFile, at: number): CaseFile | null {
    const others = [...this.cases.values()].filter(
      (each) =>
        each.id !== current.id && each.districtCode === current.districtCode && Date.parse(each.updatedAt) <= at,
    );
    return others.length > 0 ? pick(this.random, others) : null;
  }

  private actor(roleCode: RoleCode, districtCode: string, unitCode: string | null): Actor {
    const fitting = this.people.filter(
      (each) =>
        each.roleCode === roleCode &&
        each.districtCode === districtCode &&
        (roleCode !== 'disposal-unit' || unitCode === null || each.unitCode === unitCode),
    );
    const person = fitting.length > 0 ? pick(this.random, fitting) : null;
    return actorFor(roleCode, { ...person, districtCode });
  }

  private give(
    current: CaseFile | null,
    command: CaseCommand,
    situation: Partial<Omit<DecisionContext, 'at'>> & { readonly actor: Actor; readonly at: number },
  ): CaseFile | null {
    const at = new Date(situation.at).toISOString();
    const decision = decide(current, command, contextFor(situation.actor, { ...facts, ...situation, at }));
    if (isRefusal(decision)) return null;
    for (const { caseFile, activity } of [decision, ...decision.companions] satisfies CaseChange[]) {
      this.cases.set(caseFile.id, caseFile);
      this.activities.push({ ...activity, photos: [] });
    }
    return decision.caseFile;
  }
}

function possible({ status }: CaseFile): FollowingKind[] {
  return (Object.keys(transitions) as FollowingKind[]).filter((kind) => transitions[kind].from.includes(status));
}
