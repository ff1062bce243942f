import type { FindingView, RuleDraftView, RuleSetView } from '../contract/schemas/dispatch.ts';
import { changeBeyondDistrict } from '../domain/dispatch/changesOfOthers.ts';
import type { Finding } from '../domain/dispatch/inspect/finding.ts';
import { inspectRules } from '../domain/dispatch/inspect/inspectRules.ts';
import type { RuleSet } from '../domain/dispatch/rules.ts';
import type { Actor } from '../domain/identity/permissions.ts';
import { isRefusal, type Refusal, refuse } from '../domain/refusal.ts';
import type { DispatchPort, RuleSetRecord } from './dispatchPort.ts';
import { findingObjection, parseRules } from './parseRules.ts';
import type { Ports } from './ports.ts';

type Dependencies = Pick<Ports, 'dispatch' | 'clock'>;
interface SavedDraft {
  readonly draft: RuleSetView;
  readonly findings: FindingView[];
}

/** The draft beside the published rules, with what is to be said of the one that would be edited. */
export function readRuleDraft({ dispatch }: Dependencies): () => Promise<RuleDraftView> {
  return async () => {
    const [draft, published] = await Promise.all([dispatch.readDraft(), dispatch.readPublished()]);
    const rules = (draft ?? published)?.rules ?? [];
    const [findings, names] = await Promise.all([inspect(dispatch, rules), dispatch.nameCodes(codesOf(rules))]);
    return {
      draft: draft && toView(draft),
      published: published && toView(published),
      findings,
      names: { ...names },
    };
  };
}

/** What is wrong or doubtful about rules that are being edited. */
export function inspectGivenRules({ dispatch }: Dependencies) {
  return async (given: readonly unknown[]): Promise<{ findings: FindingView[] } | Refusal> => {
    const rules = parseRules(given);
    return isRefusal(rules) ? rules : { findings: await inspect(dispatch, rules) };
  };
}

/** Saves the draft over the revision that the person saw. Rules that name unknown things are not kept. */
export function saveRuleDraft({ dispatch, clock }: Dependencies) {
  return async (
    actor: Actor,
    { rules: given, note, revision }: { rules: readonly unknown[]; note: string; revision: number },
  ): Promise<SavedDraft | Refusal> => {
    const rules = parseRules(given);
    if (isRefusal(rules)) return rules;
    const findings = await inspect(dispatch, rules);
    const objection = findingObjection(findings) ?? (await reachObjection(dispatch, actor, rules));
    if (objection) return objection;
    const draft = await dispatch.saveDraft({
      rules,
      note,
      revision,
      by: personOf(actor),
      at: clock.now().toISOString(),
    });
    return draft ? { draft: toView(draft), findings } : overtaken(dispatch);
  };
}

/** Makes the draft from an old version. What the city no longer knows is pointed out and keeps it from being published. */
export function restoreRuleSet({ dispatch, clock }: Dependencies) {
  return async (actor: Actor, version: number, revision: number): Promise<SavedDraft | Refusal> => {
    const old = await dispatch.readRuleSet(version);
    if (!old || old.publishedAt === null) return refuse('not-found', { version });
    const objection = await reachObjection(dispatch, actor, old.rules);
    if (objection) return objection;
    const { rules, note } = old;
    const draft = await dispatch.saveDraft({
      rules,
      note,
      revision,
      by: personOf(actor),
      at: clock.now().toISOString(),
    });
    return draft ? { draft: toView(draft), findings: await inspect(dispatch, rules) } : overtaken(dispatch);
  };
}

/** Publishes the draft: from now on its rules propose, and its version never changes. */
export function publishRuleDraft({ dispatch, clock }: Dependencies) {
  return async (
    actor: Actor,
    { revision, note }: { revision: number; note: string },
  ): Promise<RuleSetView | Refusal> => {
    const draft = await dispatch.readDraft();
    if (!draft) return refuse('not-found');
    if (draft.revision !== revision) return overtaken(dispatch);
    const findings = await inspect(dispatch, draft.rules);
    const objection = findingObjection(findings) ?? (await publishObjection(dispatch, actor, draft.rules));
    if (objection) return objection;
    const published = await dispatch.publishDraft({
      revision,
      note,
      by: personOf(actor),
      at: clock.now().toISOString(),
    });
    return published ? toView(published) : overtaken(dispatch);
  };
}

/** Throws the draft away, and with it only what the person may change. */
export function discardRuleDraft({ dispatch }: Dependencies) {
  return async (actor: Actor, revision: number): Promise<{ isDiscarded: boolean } | Refusal> => {
    const draft = await dispatch.readDraft();
    const objection = draft && (await publishObjection(dispatch, actor, draft.rules));
    if (objection) return objection;
    return (await dispatch.discardDraft(revision)) ? { isDiscarded: true } : overtaken(dispatch);
  };
}

async function inspect(port: DispatchPort, rules: RuleSet): Promise<FindingView[]> {
  return inspectRules(rules, await port.readKnownValues(areasOf(rules))).map(toFindingView);
}

/** Somebody of one district may save only what differs from the draft in that district. */
async function reachObjection(port: DispatchPort, actor: Actor, rules: RuleSet): Promise<Refusal | null> {
  if (actor.districtCode === null) return null;
  const present = (await port.readDraft()) ?? (await port.readPublished());
  return beyond(actor.districtCode, present, rules);
}

/** … and may bring into force, or throw away, only what differs from the published rules there. */
async function publishObjection(port: DispatchPort, actor: Actor, rules: RuleSet): Promise<Refusal | null> {
  return actor.districtCode === null ? null : beyond(actor.districtCode, await port.readPublished(), rules);
}

function beyond(districtCode: string, present: RuleSetRecord | null, rules: RuleSet): Refusal | null {
  const path = changeBeyondDistrict(present?.rules ?? [], rules, districtCode);
  return path === null ? null : refuse('not-your-district', { path });
}

async function overtaken(port: DispatchPort): Promise<Refusal> {
  const draft = await port.readDraft();
  return refuse('stale-version', { revision: draft?.revision ?? 0, by: draft?.updatedByName ?? null });
}

/** A machine client leaves no person's name behind. */
function personOf({ id, kind }: Actor): string | null {
  return kind === 'person' ? id : null;
}

function areasOf(rules: RuleSet): string[] {
  return [...new Set(rules.flatMap(({ when }) => when.areaCodes ?? []))];
}

function codesOf(rules: RuleSet): string[] {
  const units = rules.flatMap(({ when, sendTo }) => [
    ...(when.maintainerCodes ?? []),
    ...(when.ownerCodes ?? []),
    ...(sendTo.unitCode ? [sendTo.unitCode] : []),
  ]);
  return [...areasOf(rules), ...new Set(units)];
}

function toView({ rules, ...head }: RuleSetRecord): RuleSetView {
  return { ...head, rules: [...rules] };
}

function toFindingView(finding: Finding): FindingView {
  const { example } = finding;
  if (!example) return { ...finding, example };
  return {
    ...finding,
    example: { ...example, areaCodes: [...example.areaCodes], professionalKinds: [...example.professionalKinds] },
  };
}
