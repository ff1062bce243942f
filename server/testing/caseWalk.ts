import type { CaseFile, CaseStatus } from '../domain/case/caseFile.ts';
import type { CommandKind } from '../domain/case/commandKind.ts';
import type { CaseCommand, CommandPayloads } from '../domain/case/commands.ts';
import type { DecisionContext } from '../domain/case/context.ts';
import { type Decision, decide } from '../domain/case/decide.ts';
import { isRefusal } from '../domain/refusal.ts';
import { actorFor, commandOf, contextFor, otherCaseId, roleOfCommand } from './caseFactory.ts';

/** Decides a command of its usual role under usual facts, and throws where it is refused. */
export function decided(
  current: CaseFile | null,
  command: CaseCommand,
  changes: Partial<DecisionContext> = {},
): Decision {
  const answer = decide(current, command, contextFor(actorFor(roleOfCommand[command.kind]), changes));
  if (isRefusal(answer)) throw new Error(`${command.kind} was refused: ${JSON.stringify(answer)}`);
  return answer;
}

/** The code with which a command of its usual role is refused, or null. */
export function refusedWith(
  current: CaseFile | null,
  command: CaseCommand,
  changes: Partial<DecisionContext> = {},
): string | null {
  const answer = decide(current, command, contextFor(actorFor(roleOfCommand[command.kind]), changes));
  return isRefusal(answer) ? answer.refused : null;
}

/** The commands of the usual walk and where each leads. */
export const mainWalk: readonly (readonly [CommandKind, CaseStatus])[] = [
  ['report', 'reported'],
  ['accept', 'accepted'],
  ['file', 'filed'],
  ['dispatch', 'dispatched'],
  ['acknowledge', 'handling'],
  ['give-feedback', 'verifying'],
  ['verify', 'verified'],
  ['close', 'closed'],
];

/** The status from which one or two more commands lead to a status beside the usual walk. */
const detours: Readonly<Partial<Record<CaseStatus, readonly [CaseStatus, ...CommandKind[]]>>> = {
  confirming: ['reported', 'request-confirmation'],
  refused: ['reported', 'refuse'],
  voided: ['reported', 'void'],
  suspended: ['handling', 'request-suspension', 'decide-suspension'],
  duplicate: ['reported', 'link-duplicate'],
  split: ['accepted', 'split'],
};

/** Another case of the same place, to link with. */
export const otherCase = (): CaseFile => decided(null, commandOf('report', {}, { caseId: otherCaseId })).caseFile;

/** A case taken to a status by the commands that lead there. */
export function caseAt(status: CaseStatus, changes: Partial<DecisionContext> = {}): CaseFile {
  const [base, ...more] = detours[status] ?? [status];
  let caseFile: CaseFile | null = null;
  for (const [kind, reached] of mainWalk) {
    caseFile = decided(caseFile, commandOf(kind), changes).caseFile;
    if (reached === base) break;
  }
  if (!caseFile) throw new Error(`no way leads to ${status}`);
  for (const kind of more) {
    caseFile = decided(caseFile, commandOf(kind), { other: otherCase(), ...changes }).caseFile;
  }
  return caseFile;
}

/** Gives one command after another at the given instants, each by its usual role. */
export function given(
  start: CaseFile,
  ...steps: readonly {
    [K in CommandKind]: readonly [
      kind: K,
      at: string,
      payload?: Partial<CommandPayloads[K]>,
      changes?: Partial<DecisionContext>,
    ];
  }[CommandKind][]
): CaseFile {
  let caseFile = start;
  for (const [kind, at, payload, changes] of steps) {
    caseFile = decided(caseFile, commandOf(kind, payload ?? {}), { at, ...changes }).caseFile;
  }
  return caseFile;
}
