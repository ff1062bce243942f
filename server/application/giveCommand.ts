import type { Receipt } from '../contract/schemas.ts';
import { commandPermissions } from '../domain/case/commandKind.ts';
import { type CaseCommand, isFounding } from '../domain/case/commands.ts';
import type { PlaceFacts } from '../domain/case/context.ts';
import { decide } from '../domain/case/decide.ts';
import type { CasePolicy } from '../domain/case/policy.ts';
import { type Actor, caseScope, isInScope, may } from '../domain/identity/permissions.ts';
import { isRefusal, type Refusal, refuse } from '../domain/refusal.ts';
import type { CompiledCalendar } from '../domain/time-limit/calendar.ts';
import { questionOf } from './commandQuestion.ts';
import type { CommandFacts, Ports } from './ports.ts';
import { ruleThatSends } from './proposal.ts';

/** A command that raced with another is decided anew on the newer case; more often than this it is told to the person. */
const MAXIMUM_ATTEMPTS = 4;

type Dependencies = Pick<Ports, 'cases' | 'spatial' | 'dispatch' | 'clock' | 'chance'> & {
  readonly readCalendar: (districtCode: string | null) => Promise<CompiledCalendar>;
  readonly readPolicy: (districtCode: string | null) => Promise<CasePolicy>;
};
export type GiveCommand = (actor: Actor, command: CaseCommand) => Promise<Receipt | Refusal>;

/**
 * Gives a command: finds the place, gathers the facts, decides, applies. The same command id has one effect and one
 * answer, however often and however concurrently it arrives.
 */
export function giveCommand(dependencies: Dependencies): GiveCommand {
  return async (actor, command) => {
    const permission = commandPermissions[command.kind];
    if (!may(actor, permission)) return refuse('permission-denied', { permission });
    const isPlaced = isFounding(command) || command.kind === 'relocate';
    const place = isPlaced ? await dependencies.spatial.placeOf(command.payload.location) : null;
    if (isRefusal(place)) return place;
    let answer: Receipt | Refusal = refuse('stale-version');
    for (let attempt = 0; attempt < MAXIMUM_ATTEMPTS; attempt++) {
      answer = await decideOnce(dependencies, actor, command, place);
      if (!hasRaced(answer)) return answer;
    }
    return answer;
  };
}

/** A lost race over the version, or a twin of this command that committed first: the next look at the facts settles it. */
function hasRaced(answer: Receipt | Refusal): boolean {
  return isRefusal(answer) && answer.details?.isRace === true;
}

async function decideOnce(
  dependencies: Dependencies,
  actor: Actor,
  command: CaseCommand,
  place: PlaceFacts | null,
): Promise<Receipt | Refusal> {
  const districtCode = (isFounding(command) ? place?.districtCode : command.districtCode) ?? null;
  const [policy, calendar] = await Promise.all([
    dependencies.readPolicy(districtCode),
    dependencies.readCalendar(districtCode),
  ]);
  const facts = await dependencies.cases.gather(questionOf(command, districtCode, policy));
  if (facts.receipt) return replay(facts.receipt, actor, command);
  const objection = caseObjection(facts, actor, command);
  if (objection) return objection;
  const at = dependencies.clock.now().toISOString();
  const decision = decide(facts.current, command, {
    ...facts,
    actor,
    place,
    at,
    policy,
    calendar,
    lot: dependencies.chance.lot(),
    dispatchRule: await ruleOf(dependencies.dispatch, command, facts, at),
  });
  if (isRefusal(decision)) return decision;
  const answer = await dependencies.cases.apply(decision);
  return isRefusal(answer) ? { ...answer, details: { ...answer.details, isRace: true } } : answer;
}

function replay(receipt: NonNullable<CommandFacts['receipt']>, actor: Actor, command: CaseCommand): Receipt | Refusal {
  const isSame = receipt.answer.caseId === command.caseId && (receipt.actorId === null || receipt.actorId === actor.id);
  return isSame ? receipt.answer : refuse('command-id-reused', { commandId: command.commandId });
}

/** A case that the actor may not see is, to the actor, not there. */
function caseObjection(facts: CommandFacts, actor: Actor, command: CaseCommand): Refusal | null {
  if (isFounding(command)) return facts.current ? refuse('case-id-reused', { caseId: command.caseId }) : null;
  if (!facts.current || !isInScope(caseScope(actor), facts.current))
    return refuse('not-found', { caseId: command.caseId });
  return null;
}

/** The rule that proposed the unit a dispatcher sends to, or null when the dispatcher chose another. */
async function ruleOf(port: Ports['dispatch'], command: CaseCommand, { current }: CommandFacts, at: string) {
  if (command.kind !== 'dispatch' || !current) return null;
  const { districtCode, id } = current;
  return ruleThatSends(port, { districtCode, caseId: id, unitCode: command.payload.unitCode, at });
}
