import type { RequestPreview } from '../contract/schemas/desks.ts';
import type { CasePolicy } from '../domain/case/policy.ts';
import { type Actor, caseScope, isInScope } from '../domain/identity/permissions.ts';
import { type Refusal, refuse } from '../domain/refusal.ts';
import type { CompiledCalendar } from '../domain/time-limit/calendar.ts';
import { clockTimes, extendClock } from '../domain/time-limit/clock.ts';
import type { Ports } from './ports.ts';

type Dependencies = Pick<Ports, 'cases'> & {
  readonly readCalendar: (districtCode: string | null) => Promise<CompiledCalendar>;
  readonly readPolicy: (districtCode: string | null) => Promise<CasePolicy>;
};
type PreviewRequest = (
  actor: Actor,
  question: { districtCode: string; caseId: string; extension?: number | undefined },
) => Promise<RequestPreview | Refusal>;

/** What a unit may ask for, told before it asks; more than is allowed leads to no due time. */
export function previewRequest({ cases, readCalendar, readPolicy }: Dependencies): PreviewRequest {
  return async (actor, { districtCode, caseId, extension }) => {
    const [record, calendar, policy] = await Promise.all([
      cases.read(districtCode, caseId),
      readCalendar(districtCode),
      readPolicy(districtCode),
    ]);
    if (!record || !isInScope(caseScope(actor), record.caseFile)) return refuse('not-found', { caseId });
    const { disposalClock, dueAt, extensionCount } = record.caseFile;
    const maximumExtension = (disposalClock?.limit.value ?? 0) * policy.maximumExtensionShare;
    const isPossible = disposalClock !== null && extension !== undefined && extension <= maximumExtension;
    return {
      dueAt,
      limit: disposalClock && { ...disposalClock.limit },
      extensionsLeft: Math.max(0, policy.maximumExtensions - extensionCount),
      maximumExtension,
      dueIfExtended: isPossible ? clockTimes(extendClock(disposalClock, extension), calendar).dueAt : null,
      maximumSuspensionDays: policy.maximumSuspensionDays,
    };
  };
}
