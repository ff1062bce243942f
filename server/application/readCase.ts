import type { CaseDetail } from '../contract/schemas.ts';
import { stageOf } from '../domain/case/caseFile.ts';
import { commandKinds, commandPermissions } from '../domain/case/commandKind.ts';
import { commandObjection } from '../domain/case/decide.ts';
import { type Actor, caseScope, isInScope, may } from '../domain/identity/permissions.ts';
import { type Refusal, refuse } from '../domain/refusal.ts';
import { lampAt } from '../domain/time-limit/lamp.ts';
import type { CaseRecord, Ports } from './ports.ts';

type ReadCase = (actor: Actor, key: { districtCode: string; caseId: string }) => Promise<CaseDetail | Refusal>;

/** A case with its timeline and what this person can do with it now; what cannot be done carries its reason. */
export function readCase({ cases, clock }: Pick<Ports, 'cases' | 'clock'>): ReadCase {
  return async (actor, { districtCode, caseId }) => {
    const record = await cases.read(districtCode, caseId);
    if (!record || !isInScope(caseScope(actor), record.caseFile)) return refuse('not-found', { caseId });
    return detailOf(record, actor, clock.now().getTime());
  };
}

function detailOf({ caseFile, activities, names }: CaseRecord, actor: Actor, now: number): CaseDetail {
  const stoppedAt = caseFile.handledAt ?? caseFile.closedAt;
  const {
    handlerId: _handler,
    verifierId: _verifier,
    reporterId: _reporter,
    dispatchRuleId: _rule,
    ...shown
  } = caseFile;
  return {
    ...shown,
    stage: stageOf(caseFile.status),
    lamp: lampAt(stoppedAt === null ? now : Date.parse(stoppedAt), epoch(caseFile.dispatchedAt), epoch(caseFile.dueAt)),
    categoryName: names.category,
    unitName: names.unit,
    filingText: names.filingText,
    closingText: names.closingText,
    componentName: names.component,
    districtName: names.district,
    subdistrictName: names.subdistrict,
    communityName: names.community,
    responsibilityGridName: names.responsibilityGrid,
    reporterName: names.reporter,
    activities: activities.map((entry) => ({
      ...entry,
      kind: entry.kind,
      photos: [...entry.photos],
      details: { ...entry.details },
    })),
    actions: actionsOf(caseFile, actor),
  };
}

function actionsOf(caseFile: CaseRecord['caseFile'], actor: Actor): CaseDetail['actions'] {
  return commandKinds
    .filter((kind) => kind !== 'report')
    .filter((kind) => may(actor, commandPermissions[kind]))
    .map((kind) => {
      const objection = commandObjection(caseFile, kind, actor);
      return { kind, isAllowed: objection === null, refusal: objection?.refused ?? null };
    });
}

function epoch(instant: string | null): number | null {
  return instant === null ? null : Date.parse(instant);
}
