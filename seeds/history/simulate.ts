import type { Activity, CaseFile } from '../../server/domain/case/caseFile.ts';
import type { DecisionContext } from '../../server/domain/case/context.ts';
import { type CaseChange, decide } from '../../server/domain/case/decide.ts';
import { type CasePolicy, defaultCasePolicy } from '../../server/domain/case/policy.ts';
import type { Actor } from '../../server/domain/identity/permissions.ts';
import { isRefusal } from '../../server/domain/refusal.ts';
import { type Random, seededRandom, uuidAt } from '../random.ts';
import type { CityFacts } from './cityFacts.ts';
import { commandOf, reportedOf, reportOf } from './commands.ts';
import { openMatters } from './openMatters.ts';
import type { CasePlan } from './plan.ts';
import type { PlannedKind, PlannedStep } from './plannedStep.ts';
import { doerOf, reporterOf, type Staff } from './staff.ts';
import { localDay } from './statistics.ts';
import { UnitChoice } from './unitChoice.ts';

export interface History {
  readonly cases: readonly CaseFile[];
  readonly activities: readonly Activity[];
  readonly counters: readonly { readonly districtCode: string; readonly day: string; readonly used: number }[];
}

/** The history has no photos: the demo city ships none. */
const policy: CasePolicy = {
  ...defaultCasePolicy,
  isInspectorPhotoRequired: false,
  isFeedbackPhotoRequired: false,
  isSelfDisposalPhotoRequired: false,
};

/** What the domain may refuse without harm, because the plan cannot know everything: then it has not happened. */
const optional: ReadonlySet<PlannedKind> = new Set([
  'assign-sub-unit',
  'request-extension',
  'decide-extension',
  'urge',
  'answer-urge',
  'appeal',
  'decide-appeal',
]);

/**
 * Gives every planned command, in the order of time over the whole city, to the same domain that the product runs on, and
 * leaves some matters open at `now`.
 */
export function simulate(plans: readonly CasePlan[], facts: CityFacts, staff: Staff, now: Date): History {
  return new Simulation(plans, facts, staff).run(now.getTime());
}

interface Moment {
  readonly at: number;
  readonly plan: number;
  /** −1 is the report. */
  readonly step: number;
}

class Simulation {
  private readonly plans: readonly CasePlan[];
  private readonly facts: CityFacts;
  private readonly staff: Staff;
  private readonly random: Random = seededRandom(7);
  private readonly cases: (CaseFile | undefined)[];
  private readonly indexOf = new Map<string, number>();
  private readonly childrenOf = new Map<number, number[]>();
  private readonly activities: Activity[] = [];
  private readonly counters = new Map<string, { districtCode: string; day: string; used: number }>();
  private readonly units: UnitChoice;

  constructor(plans: readonly CasePlan[], facts: CityFacts, staff: Staff) {
    this.plans = plans;
    this.facts = facts;
    this.staff = staff;
    this.cases = new Array(plans.length);
    this.units = new UnitChoice(facts);
    for (const [index, { part, of }] of plans.entries()) {
      if (part === 'split-child' && of !== null) this.childrenOf.set(of, [...(this.childrenOf.get(of) ?? []), index]);
    }
  }

  run(now: number): History {
    const moments: Moment[] = this.plans.flatMap((plan, index) => [
      ...(plan.part === 'split-child' ? [] : [{ at: plan.reportedAt, plan: index, step: -1 }]),
      ...plan.steps.map((step, number) => ({ at: step.at, plan: index, step: number })),
    ]);
    moments.sort((a, b) => a.at - b.at || a.plan - b.plan || a.step - b.step);
    for (const moment of moments) this.happen(moment);
    for (const { id, step } of openMatters(this.existing(), now, this.random)) {
      this.follow(this.indexOf.get(id) ?? -1, step);
    }
    return { cases: this.existing(), activities: this.activities, counters: [...this.counters.values()] };
  }

  private existing(): CaseFile[] {
    return this.cases.filter((caseFile) => caseFile !== undefined);
  }

  private happen({ plan: index, step: number }: Moment): void {
    const plan = this.plans[index];
    const step = plan?.steps[number];
    if (step) this.follow(index, step);
    else if (plan) this.begin(index, plan);
  }

  private begin(index: number, plan: CasePlan): void {
    const { reportedAt, component } = plan;
    const caseId = uuidAt(reportedAt, this.random);
    const command = reportOf(plan, { commandId: uuidAt(reportedAt, this.random), caseId }, this.random);
    const actor = reporterOf(plan, this.staff, this.random);
    const { place } = reportedOf(plan);
    const decision = decide(null, command, { ...this.contextAt(plan, reportedAt, actor), place, component });
    if (isRefusal(decision)) throw new Error(`history: a report was refused: ${JSON.stringify(decision)}`);
    this.indexOf.set(caseId, index);
    this.record(decision, reportedAt);
  }

  private follow(index: number, step: PlannedStep): void {
    const [plan, current] = [this.plans[index], this.cases[index]];
    if (!plan || !current) throw new Error(`history: ${step.kind} for a case that is not there`);
    const { kind, at } = step;
    const choice = this.units.for(kind, plan, current, at);
    if (kind === 'assign-sub-unit' && !choice) return;
    const other = this.otherOf(plan, kind);
    const children = kind === 'split' ? this.childPlansOf(index, at) : [];
    const named = { unitCode: choice?.unit.code ?? null, otherCaseId: other?.id ?? '', children };
    const envelope = { commandId: uuidAt(at, this.random), caseId: current.id };
    const command = commandOf(step, plan, current, named, envelope, this.random);
    const actor = doerOf(kind, current, this.staff, this.random);
    const context = { ...this.contextAt(plan, at, actor, children), other, ...choice };
    const decision = decide(current, command, context);
    if (isRefusal(decision)) {
      if (optional.has(kind)) return;
      throw new Error(`history: ${kind} was refused: ${JSON.stringify(decision)}`);
    }
    for (const change of [decision, ...decision.companions]) this.record(change, at);
  }

  private contextAt(plan: CasePlan, at: number, actor: Actor, children: readonly CasePlan[] = []): DecisionContext {
    const matters = [plan, reportedOf(plan), ...children];
    return {
      actor,
      at: new Date(at).toISOString(),
      policy,
      calendar: this.facts.calendar,
      place: plan.place,
      categories: matters.map(({ category }) => ({ id: category.id, isReportable: true })),
      filingConditions: matters.map(({ condition }) => condition),
      component: null,
      unit: null,
      inspector: null,
      other: null,
      duplicateCount: 0,
      dispatchRule: null,
      inspectorsNearby: [],
      lot: 0,
      missingPhotos: [],
      unseenChanges: [],
    };
  }

  private otherOf({ of }: CasePlan, kind: PlannedKind): CaseFile | null {
    const isNamed = kind === 'link-duplicate' || kind === 'unlink-duplicate' || kind === 'merge';
    return isNamed && of !== null ? (this.cases[of] ?? null) : null;
  }

  /** The children, with the ids that the split gives them. */
  private childPlansOf(index: number, at: number): (CasePlan & { caseId: string })[] {
    return (this.childrenOf.get(index) ?? []).flatMap((child) => {
      const plan = this.plans[child];
      const caseId = uuidAt(at, this.random);
      this.indexOf.set(caseId, child);
      return plan ? [{ ...plan, caseId }] : [];
    });
  }

  private record({ caseFile, activity }: CaseChange, at: number): void {
    const index = this.indexOf.get(caseFile.id) ?? -1;
    const before = this.cases[index] ?? null;
    this.units.countLoad(before, -1);
    this.units.countLoad(caseFile, 1);
    this.cases[index] = before ? caseFile : this.numbered(caseFile, at);
    this.activities.push(activity);
  }

  private numbered(caseFile: CaseFile, at: number): CaseFile {
    const { districtCode } = caseFile;
    const day = localDay(at);
    const key = `${districtCode}|${day}`;
    const used = (this.counters.get(key)?.used ?? 0) + 1;
    this.counters.set(key, { districtCode, day, used });
    return { ...caseFile, number: `${districtCode}${day.replaceAll('-', '')}${String(used).padStart(5, '0')}` };
  }
}
