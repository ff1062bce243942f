import type { CaseDetail } from '../contract/schemas.ts';
import { stageOf } from '../domain/case/caseFile.ts';
import { commandKinds, commandPermissions } from '../domain/case/commandKind.ts';
import { foundingKinds } from '../domain/case/commands.ts';
import { consequences } from '../domain/case/consequences.ts';
import { commandObjection, type FollowingKind } from '../domain/case/guards.ts';
import { lampOfStep } from '../domain/case/lampOfStep.ts';
import type { CasePolicy } from '../domain/case/policy.ts';
import { type Actor, caseScope, isInScope, may } from '../domain/identity/permissions.ts';
import { type Refusal, refuse } from '../domain/refusal.ts';
import type { CompiledCalendar } from '../domain/time-limit/calendar.ts';
import type { CaseRecord, Ports } from './ports.ts';

type Dependencies = Pick<Ports, 'cases' | 'clock'> & {
  readonly readCalendar: (districtCode: string | null) => Promise<CompiledCalendar>;
  readonly readPolicy: (districtCode: string | null) => Promise<CasePolicy>;
};
type ReadCase = (actor: Actor, key: { districtCode: string; caseId: string }) => Promise<CaseDetail | Refusal>;

/** Whose view of a case, when, and under which rules. */
interface View {
  readonly actor: Actor;
  readonly at: string;
  readonly policy: CasePolicy;
  readonly calendar: CompiledCalendar;
}

/** A case with its timeline and what this person can do with it now; what cannot be done carries its reason. */
export function readCase({ cases, clock, readCalendar, readPolicy }: Dependencies): ReadCase {
  return async (actor, { districtCode, caseId }) => {
    const [record, calendar, policy] = await Promise.all([
      cases.read(districtCode, caseId),
      readCalendar(districtCode),
      readPolicy(districtCode),
    ]);
    if (!record || !isInScope(caseScope(actor), record.caseFile)) return refuse('not-found', { caseId });
    return detailOf(record, { actor, at: clock.now().toISOString(), policy, calendar });
  };
}

function detailOf({ caseFile, activities, names, related }: CaseRecord, view: View): CaseDetail {
  const { handlerId: _h, handlerIds: _hs, verifierId: _v, reporterId: _r, ...shown } = caseFile;
  const { previousUnitCode: _p, statusBeforeLink: _s, ...rest } = shown;
  return {
    ...rest,
    ...mutable(caseFile),
    stage: stageOf(caseFile.status),
    lamp: lampOfStep(caseFile, view.at),
    categoryName: names.category,
    unitName: names.unit,
    subUnitName: names.subUnit,
    dispatchRuleName: names.dispatchRule,
    assigneeName: names.assignee,
    filingText: names.filingText,
    closingText: names.closingText,
    componentName: names.component,
    districtName: names.district,
    subdistrictName: names.subdistrict,
    communityName: names.community,
    responsibilityGridName: names.responsibilityGrid,
    reporterName: names.reporter,
    ...consequences(caseFile, view.at, view.calendar),
    related: [...related],
    activities: activities.map((entry) => ({
      ...entry,
      kind: entry.kind,
      photos: [...entry.photos],
      details: { ...entry.details },
    })),
    actions: actionsOf(caseFile, view),
  };
}

/** The contract's types are mutable; the domain's are not. */
function mutable({ disposalClock, professionalGridCodes, request }: CaseRecord['caseFile']) {
  return {
    disposalClock: disposalClock && { ...disposalClock, pauses: [...disposalClock.pauses] },
    professionalGridCodes: [...professionalGridCodes],
    request: request && { ...request },
  };
}

const followingKinds = commandKinds.filter(
  (kind): kind is FollowingKind => !foundingKinds.some((founding) => founding === kind) && kind !== 'recompute',
);

function actionsOf(caseFile: CaseRecord['caseFile'], view: View): CaseDetail['actions'] {
  return followingKinds
    .filter((kind) => may(view.actor, commandPermissions[kind]))
    .map((kind) => {
      const objection = commandObjection(caseFile, kind, view);
      return { kind, isAllowed: objection === null, refusal: objection?.refused ?? null };
    });
}
