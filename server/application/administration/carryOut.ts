import type { ConfigurationAnswer } from '../../contract/schemas/administration.ts';
import { cityKey } from '../../domain/administration/documents.ts';
import type { CasePolicy } from '../../domain/case/policy.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import type { CompiledCalendar } from '../../domain/time-limit/calendar.ts';
import type { DistrictSource } from '../districtSource.ts';
import type { Ports } from '../ports.ts';
import type { ConfigurationWork } from './configurationPort.ts';

/** Applies a changed calendar to the clocks of open cases in these districts and says how many moved. */
export type RecomputeOpenCases = (districtCodes: readonly string[]) => Promise<{ readonly changed: number }>;

export type ChangeDependencies = Pick<Ports, 'configuration' | 'credentials' | 'clock' | 'identity'> & {
  readonly readCalendar: DistrictSource<CompiledCalendar>;
  readonly readPolicy: DistrictSource<CasePolicy>;
  readonly recomputeOpenCases: RecomputeOpenCases;
};

type Settled = Omit<ConfigurationAnswer, 'recomputedCases'>;

/** Does a change in its transaction; when it is there for good, lets it apply at once: rules read anew, clocks recomputed. */
export async function carryOut(
  dependencies: ChangeDependencies,
  work: (room: ConfigurationWork, stamp: { id: string; at: string }) => Promise<Settled | Refusal>,
): Promise<ConfigurationAnswer | Refusal> {
  const { configuration, credentials, clock, identity, readCalendar, readPolicy } = dependencies;
  const stamp = { id: credentials.newId(), at: clock.now().toISOString() };
  const settled = await configuration.change((room) => work(room, stamp));
  if (isRefusal(settled)) return settled;
  readCalendar.invalidate();
  readPolicy.invalidate();
  identity.forgetRights();
  const { subject, key } = settled.change;
  return { ...settled, recomputedCases: subject === 'calendar' ? await recompute(dependencies, key) : null };
}

async function recompute(
  { configuration, recomputeOpenCases }: ChangeDependencies,
  calendarKey: string,
): Promise<number> {
  const districts = calendarKey === cityKey ? await configuration.listDistrictsOnCityCalendar() : [calendarKey];
  return (await recomputeOpenCases(districts)).changed;
}
