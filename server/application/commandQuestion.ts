import type { CaseCommand } from '../domain/case/commands.ts';
import type { CasePolicy } from '../domain/case/policy.ts';
import type { CommandQuestion } from './ports.ts';

/** What has to be known to decide a command: everything that it names, and who could verify where it ends the disposal. */
export function questionOf(command: CaseCommand, districtCode: string | null, policy: CasePolicy): CommandQuestion {
  const { payload } = command;
  const isVerifierDrawn = command.kind === 'give-feedback' && policy.verifierChoice === 'random-nearby';
  return {
    districtCode,
    caseId: command.caseId,
    commandId: command.commandId,
    categoryIds: named(command, 'categoryId'),
    filingConditionIds: named(command, 'filingConditionId'),
    componentCode: 'componentCode' in payload ? (payload.componentCode ?? null) : null,
    unitCode: 'unitCode' in payload ? payload.unitCode : null,
    photos: 'photos' in payload ? payload.photos : [],
    otherCaseId: 'otherCaseId' in payload ? payload.otherCaseId : null,
    inspectorId: 'inspectorId' in payload ? (payload.inspectorId ?? null) : null,
    inspectorsWithinMeters: isVerifierDrawn ? policy.verifierRadiusMeters : null,
    seenVersion: command.expectedVersion ?? null,
  };
}

function named({ payload }: CaseCommand, field: 'categoryId' | 'filingConditionId'): string[] {
  const parts: readonly object[] = 'children' in payload ? payload.children : [payload];
  return parts.flatMap((part) => {
    const value = (part as Partial<Record<typeof field, string>>)[field];
    return value === undefined ? [] : [value];
  });
}
