import { refuse } from '../../refusal.ts';
import { extendClock, pauseClock, resumeClock } from '../../time-limit/clock.ts';
import type { CaseFile, CaseRequest } from '../caseFile.ts';
import { effect, type Rule } from './effect.ts';

const DAY_MILLISECONDS = 86_400_000;

const asked = (kind: CaseRequest['kind'], reason: string, requestedAt: string): CaseRequest => ({
  kind,
  reason,
  requestedAt,
  value: null,
  until: null,
});

/** The unit says it is not its case. The clock pauses until the dispatcher decides (DOMAIN §5). */
export const requestReturn: Rule<'request-return'> = (moved, { payload }, { at }) =>
  effect({
    ...moved,
    request: asked('return', payload.reason, at),
    disposalClock: moved.disposalClock && pauseClock(moved.disposalClock, at),
  });

export const decideReturn: Rule<'decide-return'> = (moved, { payload }, { at }) => {
  const details = { isApproved: payload.isApproved, requestedAt: moved.request?.requestedAt };
  if (!payload.isApproved) return effect({ ...resumed(moved, at), request: null }, details);
  const returned: CaseFile = {
    ...moved,
    status: 'filed',
    request: null,
    previousUnitCode: moved.unitCode,
    unitCode: null,
    subUnitCode: null,
    dispatchedAt: null,
    acknowledgedAt: null,
  };
  return effect(returned, { ...details, unitCode: moved.unitCode });
};

export const requestExtension: Rule<'request-extension'> = (moved, { payload }, { at, policy }) => {
  const maximum = (moved.disposalClock?.limit.value ?? 0) * policy.maximumExtensionShare;
  if (payload.value > maximum) return refuse('extension-too-long', { maximum, unit: moved.disposalClock?.limit.unit });
  return effect(
    { ...moved, request: { ...asked('extension', payload.reason, at), value: payload.value } },
    { value: payload.value },
  );
};

export const decideExtension: Rule<'decide-extension'> = (moved, { payload }) => {
  const value = moved.request?.value ?? 0;
  const details = { isApproved: payload.isApproved, value, dueAt: moved.dueAt };
  if (!payload.isApproved) return effect({ ...moved, request: null }, details);
  return effect(
    {
      ...moved,
      request: null,
      extensionCount: moved.extensionCount + 1,
      disposalClock: moved.disposalClock && extendClock(moved.disposalClock, value),
    },
    details,
  );
};

export const requestSuspension: Rule<'request-suspension'> = (moved, { payload }, { at, policy }) => {
  const days = (Date.parse(payload.until) - Date.parse(at)) / DAY_MILLISECONDS;
  if (days <= 0) return refuse('suspension-not-ahead', { until: payload.until });
  if (days > policy.maximumSuspensionDays) return refuse('suspension-too-long', { days: policy.maximumSuspensionDays });
  const until = new Date(payload.until).toISOString();
  return effect({ ...moved, request: { ...asked('suspension', payload.reason, at), until } }, { until });
};

/** Granted, the case moves to the ledger of suspended cases and its clock stands still until it wakes. */
export const decideSuspension: Rule<'decide-suspension'> = (moved, { payload }, { at }) => {
  const until = moved.request?.until ?? null;
  const details = { isApproved: payload.isApproved, until };
  if (!payload.isApproved) return effect({ ...moved, request: null }, details);
  return effect(
    {
      ...moved,
      status: 'suspended',
      request: null,
      suspendedUntil: until,
      disposalClock: moved.disposalClock && pauseClock(moved.disposalClock, at),
    },
    details,
  );
};

/** Suspended cases wake by themselves when their time has come, or earlier by hand. */
export const wake: Rule<'wake'> = (moved, _command, { at }) =>
  effect({ ...resumed(moved, at), suspendedUntil: null }, { until: moved.suspendedUntil });

/** The case with its disposal clock running again. */
export function resumed(caseFile: CaseFile, at: string): CaseFile {
  return { ...caseFile, disposalClock: caseFile.disposalClock && resumeClock(caseFile.disposalClock, at) };
}
