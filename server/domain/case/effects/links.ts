import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import { type CaseFile, stageOf } from '../caseFile.ts';
import type { ChildPayload } from '../commands.ts';
import { categoryFacts, conditionObjection, type DecisionContext } from '../context.ts';
import { type CaseEffect, type Effect, effect, ended, type Rule } from './effect.ts';
import { blankCase } from './found.ts';
import { resumed } from './requests.ts';

/** Before it is filed: the case repeats another and goes no way of its own. Both say so in their history. */
export const linkDuplicate: Rule<'link-duplicate'> = (moved, { payload }, context, current) =>
  link(moved, current, payload.otherCaseId, context);

/** After it was filed: the work goes on in the other case; both histories stay as they are. */
export const merge: Rule<'merge'> = (moved, { payload }, context, current) =>
  link(moved, current, payload.otherCaseId, context);

function link(moved: CaseFile, current: CaseFile, otherCaseId: string, context: DecisionContext): Effect | Refusal {
  const { other, duplicateCount, at } = context;
  if (otherCaseId === moved.id) return refuse('duplicate-of-itself');
  if (!other) return refuse('other-case-unknown', { caseId: otherCaseId });
  if (other.duplicateOf !== null || duplicateCount > 0) return refuse('duplicate-chain', { number: other.number });
  const linked: CaseFile = { ...ended(moved, at), duplicateOf: other.id, statusBeforeLink: current.status };
  return effect(linked, { of: { caseId: other.id, number: other.number } }, [
    { caseFile: other, details: { duplicate: { caseId: moved.id, number: moved.number } } },
  ]);
}

/** It was no duplicate after all: it goes on where it stood, its disposal clock with it. */
export const unlinkDuplicate: Rule<'unlink-duplicate'> = (moved, _command, { other, at }) => {
  // What was suspended has lost its date, so it is awake.
  const status = moved.statusBeforeLink === 'suspended' ? 'handling' : (moved.statusBeforeLink ?? 'reported');
  const open: CaseFile = { ...moved, status, duplicateOf: null, statusBeforeLink: null, closedAt: null };
  const free = stageOf(status) === 'disposal' ? resumed(open, at) : open;
  const companions: CaseEffect[] = other
    ? [{ caseFile: other, details: { unlinked: { caseId: moved.id, number: moved.number } } }]
    : [];
  return effect(free, { of: { caseId: moved.duplicateOf, number: other?.number ?? null } }, companions);
};

/** Several matters in one report become a case each; the report itself ends, and each child knows it. */
export const split: Rule<'split'> = (moved, { payload }, context) => {
  const children: CaseFile[] = [];
  for (const part of payload.children) {
    const category = categoryFacts(context, part.categoryId);
    if (isRefusal(category)) return category;
    const objection = conditionObjection(context, part.filingConditionId, category.id);
    if (objection) return objection;
    children.push(childOf(moved, part, context.at));
  }
  return effect(
    ended(moved, context.at),
    { children: children.map((child) => child.id) },
    children.map((caseFile) => ({ caseFile, details: { parent: { caseId: moved.id, number: moved.number } } })),
  );
};

function childOf(parent: CaseFile, part: ChildPayload, at: string): CaseFile {
  const { districtCode, subdistrictCode, communityCode, unitGridCode, responsibilityGridCode, professionalGridCodes } =
    parent;
  const { areaClass, source, address, location, reporterId, reportedAt, confirmedAt } = parent;
  return {
    ...blankCase,
    districtCode,
    subdistrictCode,
    communityCode,
    unitGridCode,
    responsibilityGridCode,
    professionalGridCodes,
    areaClass,
    source,
    address,
    location,
    reporterId,
    reportedAt,
    confirmedAt,
    id: part.caseId,
    parentId: parent.id,
    status: 'accepted',
    categoryId: part.categoryId,
    filingConditionId: part.filingConditionId ?? null,
    description: part.description,
    acceptedAt: at,
  };
}
