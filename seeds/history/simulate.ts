import type { Activity, CaseFile } from '../../server/domain/case/caseFile.ts';
import type { CaseCommand } from '../../server/domain/case/commands.ts';
import type { DecisionContext } from '../../server/domain/case/context.ts';
import { decide } from '../../server/domain/case/decide.ts';
import { type CasePolicy, defaultCasePolicy } from '../../server/domain/case/policy.ts';
import type { UnitFacts } from '../../server/domain/dispatch/facts.ts';
import { propose } from '../../server/domain/dispatch/propose.ts';
import type { Actor } from '../../server/domain/identity/permissions.ts';
import { isRefusal } from '../../server/domain/refusal.ts';
import { groupBy } from '../groupBy.ts';
import { type Random, seededRandom, uuidAt } from '../random.ts';
import type { CityFacts } from './cityFacts.ts';
import { dispatchFactsOf } from './dispatchFacts.ts';
import { type CasePlan, descriptionOf } from './plan.ts';
import { citizenClient, type Staff } from './staff.ts';
import { localDay } from './statistics.ts';
import type { PlannedStep } from './timeline.ts';

export interface History {
  readonly cases: readonly CaseFile[];
  readonly activities: readonly Activity[];
  readonly counters: readonly { readonly districtCode: string; readonly day: string; readonly used: number }[];
}

/** The history has no photos: the demo city ships none. */
const policy: CasePolicy = { ...defaultCasePolicy, isInspectorPhotoRequired: false, isFeedbackPhotoRequired: false };

/** Gives every planned command, in the order of time over the whole city, to the same domain that the product runs on. */
export function simulate(plans: readonly CasePlan[], facts: CityFacts, staff: Staff): History {
  return new Simulation(plans, facts, staff).run();
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
  private readonly activities: Activity[] = [];
  private readonly counters = new Map<string, { districtCode: string; day: string; used: number }>();
  private readonly units: Map<string, (UnitFacts & { openCases: number })[]>;

  constructor(plans: readonly CasePlan[], facts: CityFacts, staff: Staff) {
    this.plans = plans;
    this.facts = facts;
    this.staff = staff;
    this.cases = new Array(plans.length);
    this.units = groupBy(
      facts.units.map((unit) => ({ ...unit })),
      (unit) => unit.districtCode,
    );
  }

  run(): History {
    const moments: Moment[] = this.plans.flatMap((plan, index) => [
      { at: plan.reportedAt, plan: index, step: -1 },
      ...plan.steps.map((step, number) => ({ at: step.at, plan: index, step: number })),
    ]);
    moments.sort((a, b) => a.at - b.at || a.plan - b.plan || a.step - b.step);
    for (const moment of moments) this.happen(moment);
    return {
      cases: this.cases.filter((caseFile) => caseFile !== undefined),
      activities: this.activities,
      counters: [...this.counters.values()],
    };
  }

  private happen({ at, plan: index, step: number }: Moment): void {
    const plan = this.plans[index];
    if (!plan) return;
    const current = this.cases[index] ?? null;
    const step = plan.steps[number];
    const next = current && step ? this.stepOf(plan, current, step) : this.reportOf(plan);
    const decision = decide(current, next.command, next.context);
    if (isRefusal(decision)) throw new Error(`history: ${next.command.kind} was refused: ${JSON.stringify(decision)}`);
    this.countLoad(current, -1);
    this.countLoad(decision.caseFile, 1);
    this.cases[index] = current ? decision.caseFile : this.numbered(decision.caseFile, at);
    this.activities.push(decision.activity);
  }

  private contextAt(plan: CasePlan, at: number, actor: Actor): DecisionContext {
    return {
      actor,
      at: new Date(at).toISOString(),
      policy,
      calendar: this.facts.calendar,
      place: plan.place,
      categories: [{ id: plan.category.id, isReportable: true }],
      filingConditions: [plan.condition],
      component: plan.component,
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

  private reportOf(plan: CasePlan): Given {
    const command: CaseCommand = {
      kind: 'report',
      commandId: uuidAt(plan.reportedAt, this.random),
      caseId: uuidAt(plan.reportedAt, this.random),
      payload: {
        location: plan.location,
        categoryId: plan.category.id,
        filingConditionId: plan.condition.id,
        componentCode: plan.component?.code,
        description: descriptionOf(plan, this.random),
        address: plan.address || undefined,
        source: plan.source,
        photos: [],
      },
    };
    return { command, context: this.contextAt(plan, plan.reportedAt, this.reporterOf(plan)) };
  }

  private reporterOf({ source, place }: CasePlan): Actor {
    if (source === 'citizen') return citizenClient;
    if (source === 'hotline') return this.staff.desk('intake-operator', place.districtCode, this.random);
    return this.staff.inspector(place.responsibilityGridCode, place.districtCode, this.random);
  }

  private stepOf(plan: CasePlan, current: CaseFile, step: PlannedStep): Given {
    const envelope = {
      caseId: current.id,
      districtCode: current.districtCode,
      commandId: uuidAt(step.at, this.random),
    };
    const context = this.contextAt(plan, step.at, this.actorOf(current, step.kind));
    const photos: readonly string[] = [];
    const note = step.text ?? undefined;
    switch (step.kind) {
      case 'dispatch':
        return this.dispatchOf(plan, current, envelope, context);
      case 'refuse':
      case 'void':
        return { command: { ...envelope, kind: step.kind, payload: { reason: step.text ?? '' } }, context };
      case 'confirm':
        return {
          command: { ...envelope, kind: 'confirm', payload: { found: step.isPositive, note, photos } },
          context,
        };
      case 'verify':
        return {
          command: { ...envelope, kind: 'verify', payload: { passed: step.isPositive, note, photos } },
          context,
        };
      case 'give-feedback':
        return { command: { ...envelope, kind: 'give-feedback', payload: { note: step.text ?? '', photos } }, context };
      default:
        return { command: { ...envelope, kind: step.kind, payload: {} }, context };
    }
  }

  private dispatchOf(
    plan: CasePlan,
    current: CaseFile,
    envelope: { caseId: string; districtCode: string; commandId: string },
    context: DecisionContext,
  ): Given {
    const facts = dispatchFactsOf(plan, current, this.facts, context.at);
    const proposal = propose(facts, this.facts.rules, this.units.get(current.districtCode) ?? []);
    const unitCode = proposal.unitCode ?? '';
    const unit = { code: unitCode, districtCode: current.districtCode, parentCode: null };
    const { ruleSetVersion } = this.facts;
    const dispatchRule =
      proposal.ruleId === null || ruleSetVersion === null ? null : { id: proposal.ruleId, version: ruleSetVersion };
    const command: CaseCommand = { ...envelope, kind: 'dispatch', payload: { unitCode } };
    return { command, context: { ...context, unit: unitCode ? unit : null, dispatchRule } };
  }

  private actorOf(current: CaseFile, kind: PlannedStep['kind']): Actor {
    const { districtCode, responsibilityGridCode, unitCode } = current;
    switch (kind) {
      case 'confirm':
      case 'verify':
        return this.staff.inspector(responsibilityGridCode, districtCode, this.random);
      case 'acknowledge':
      case 'give-feedback':
        return this.staff.unit(unitCode ?? '', this.random);
      case 'request-confirmation':
      case 'accept':
      case 'refuse':
        return this.staff.desk('intake-operator', districtCode, this.random);
      case 'dispatch':
        return this.staff.desk('dispatcher', districtCode, this.random);
      default:
        return this.staff.desk('duty-officer', districtCode, this.random);
    }
  }

  /** Open cases of a unit, counted as the product counts them: sent to it and not yet handled. */
  private countLoad(caseFile: CaseFile | null, change: 1 | -1): void {
    if (!caseFile?.unitCode || !['dispatched', 'handling'].includes(caseFile.status)) return;
    const unit = this.units.get(caseFile.districtCode)?.find((each) => each.code === caseFile.unitCode);
    if (unit) unit.openCases += change;
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

/** A command and what the domain may know when it decides it. */
interface Given {
  readonly command: CaseCommand;
  readonly context: DecisionContext;
}
