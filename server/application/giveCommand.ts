import type { Receipt } from '../contract/schemas.ts';
import { commandPermissions } from '../domain/case/commandKind.ts';
import type { CaseCommand } from '../domain/case/commands.ts';
import { type CasePolicy, defaultCasePolicy, type PlaceFacts } from '../domain/case/context.ts';
import { decide } from '../domain/case/decide.ts';
import { propose } from '../domain/dispatch/propose.ts';
import { type Actor, caseScope, isInScope, may } from '../domain/identity/permissions.ts';
import { isRefusal, type Refusal, refuse } from '../domain/refusal.ts';
import type { CompiledCalendar } from '../domain/time-limit/calendar.ts';
import type { CommandFacts, Ports } from './ports.ts';

/** A command that raced with another is decided anew on the newer case; more often than this it is told to the person. */
const MAXIMUM_ATTEMPTS = 4;

type Dependencies = Pick<Ports, 'cases' | 'spatial' | 'catalogue' | 'clock'> & {
  readonly readCalendar: () => Promise<CompiledCalendar>;
  readonly policy?: CasePolicy;
};
type GiveCommand = (actor: Actor, command: CaseCommand) => Promise<Receipt | Refusal>;

/**
 * Gives a command: finds the place, gathers the facts, decides, applies. The same command id has one effect and one
 * answer, however often and however concurrently it arrives.
 */
export function giveCommand(dependencies: Dependencies): GiveCommand {
  return async (actor, command) => {
    const permission = commandPermissions[command.kind];
    if (!may(actor, permission)) return refuse('permission-denied', { permission });
    const place = command.kind === 'report' ? await dependencies.spatial.placeOf(command.payload.location) : null;
    if (isRefusal(place)) return place;
    let answer: Receipt | Refusal = refuse('stale-version');
    for (let attempt = 0; attempt < MAXIMUM_ATTEMPTS; attempt++) {
      answer = await decideOnce(dependencies, actor, command, place);
      if (!mayHaveRaced(answer, command)) return answer;
    }
    return answer;
  };
}

/** A lost race over the version, or a twin of this command that committed first: the next look at the facts settles it. */
function mayHaveRaced(answer: Receipt | Refusal, command: CaseCommand): boolean {
  if (!isRefusal(answer) || answer.details?.isRace !== true) return false;
  return answer.refused !== 'stale-version' || command.expectedVersion === undefined;
}

async function decideOnce(
  dependencies: Dependencies,
  actor: Actor,
  command: CaseCommand,
  place: PlaceFacts | null,
): Promise<Receipt | Refusal> {
  const districtCode = place?.districtCode ?? command.districtCode ?? null;
  const facts = await dependencies.cases.gather(questionOf(command, districtCode));
  if (facts.receipt) return replay(facts.receipt, actor, command);
  const objection = caseObjection(facts, actor, command);
  if (objection) return objection;
  const decision = decide(facts.current, command, {
    ...facts,
    actor,
    place,
    at: dependencies.clock.now().toISOString(),
    policy: dependencies.policy ?? defaultCasePolicy,
    calendar: await dependencies.readCalendar(),
    dispatchRuleId: await ruleThatSends(dependencies.catalogue, command, facts),
  });
  if (isRefusal(decision)) return decision;
  const answer = await dependencies.cases.apply(decision);
  return isRefusal(answer) ? { ...answer, details: { ...answer.details, isRace: true } } : answer;
}

function questionOf(command: CaseCommand, districtCode: string | null) {
  const { payload } = command;
  return {
    districtCode,
    caseId: command.caseId,
    commandId: command.commandId,
    categoryId: 'categoryId' in payload ? payload.categoryId : null,
    filingConditionId: 'filingConditionId' in payload ? (payload.filingConditionId ?? null) : null,
    componentCode: 'componentCode' in payload ? (payload.componentCode ?? null) : null,
    unitCode: 'unitCode' in payload ? payload.unitCode : null,
    photos: 'photos' in payload ? payload.photos : [],
  };
}

function replay(receipt: NonNullable<CommandFacts['receipt']>, actor: Actor, command: CaseCommand): Receipt | Refusal {
  const isSame = receipt.answer.caseId === command.caseId && (receipt.actorId === null || receipt.actorId === actor.id);
  return isSame ? receipt.answer : refuse('command-id-reused', { commandId: command.commandId });
}

/** A case that the actor may not see is, to the actor, not there. */
function caseObjection(facts: CommandFacts, actor: Actor, command: CaseCommand): Refusal | null {
  if (command.kind === 'report') return facts.current ? refuse('case-id-reused', { caseId: command.caseId }) : null;
  if (!facts.current || !isInScope(caseScope(actor), facts.current))
    return refuse('not-found', { caseId: command.caseId });
  return null;
}

/** The rule that proposed the unit a dispatcher sends to, or null when the dispatcher chose another. */
async function ruleThatSends(
  catalogue: Ports['catalogue'],
  command: CaseCommand,
  facts: CommandFacts,
): Promise<string | null> {
  if (command.kind !== 'dispatch' || !facts.current) return null;
  const { districtCode, id } = facts.current;
  const [dispatchFacts, rules, units] = await Promise.all([
    catalogue.readDispatchFacts(districtCode, id),
    catalogue.listDispatchRules(),
    catalogue.listUnitFacts(districtCode),
  ]);
  const proposal = dispatchFacts && propose(dispatchFacts, rules, units);
  return proposal?.unitCode === command.payload.unitCode ? proposal.ruleId : null;
}
