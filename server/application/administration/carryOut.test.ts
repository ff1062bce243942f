import { describe, expect, it, vi } from 'vitest';
import { refuse } from '../../domain/refusal.ts';
import { actorFor } from '../../testing/caseFactory.ts';
import type { DistrictSource } from '../districtSource.ts';
import { type ChangeDependencies, carryOut } from './carryOut.ts';
import type { ConfigurationPort, ConfigurationWork } from './configurationPort.ts';

const change = (subject: string, key: string) =>
  ({ entry: null, change: { subject, key } }) as unknown as Awaited<ReturnType<Parameters<typeof carryOut>[1]>>;

function dependenciesWith(districts: readonly string[]) {
  const source = <T>() => Object.assign(vi.fn(), { invalidate: vi.fn() }) as unknown as DistrictSource<T>;
  const recomputeOpenCases = vi.fn(async () => ({ changed: 7 }));
  const dependencies: ChangeDependencies = {
    // Only what carrying out asks for; the rest would be a bug and throws.
    configuration: {
      change: (work: (room: ConfigurationWork) => unknown) => work({} as ConfigurationWork),
      listDistrictsOnCityCalendar: async () => districts,
    } as unknown as ConfigurationPort,
    credentials: { newId: () => actorFor('administrator').id } as ChangeDependencies['credentials'],
    clock: { now: () => new Date('2026-11-23T08:00:00Z') },
    identity: { forgetRights: vi.fn() } as unknown as ChangeDependencies['identity'],
    readCalendar: source(),
    readPolicy: source(),
    recomputeOpenCases,
  };
  return { dependencies, recomputeOpenCases };
}

describe('after a change', () => {
  it('of the city’s calendar the clocks of every district without its own are computed anew', async () => {
    const { dependencies, recomputeOpenCases } = dependenciesWith(['310101', '310104']);
    const answer = await carryOut(dependencies, async () => change('calendar', 'default'));
    expect(recomputeOpenCases).toHaveBeenCalledWith(['310101', '310104']);
    expect(answer).toMatchObject({ recomputedCases: 7 });
    expect(dependencies.readCalendar.invalidate).toHaveBeenCalled();
  });

  it('of a district’s calendar that district’s alone', async () => {
    const { dependencies, recomputeOpenCases } = dependenciesWith(['310104']);
    await carryOut(dependencies, async () => change('calendar', '310101'));
    expect(recomputeOpenCases).toHaveBeenCalledWith(['310101']);
  });

  it('of anything else none, but what the rules read is read anew', async () => {
    const { dependencies, recomputeOpenCases } = dependenciesWith([]);
    expect(await carryOut(dependencies, async () => change('policy', 'default'))).toMatchObject({
      recomputedCases: null,
    });
    expect(recomputeOpenCases).not.toHaveBeenCalled();
    expect(dependencies.readPolicy.invalidate).toHaveBeenCalled();
    expect(dependencies.identity.forgetRights).toHaveBeenCalled();
  });

  it('that was refused nothing happens', async () => {
    const { dependencies, recomputeOpenCases } = dependenciesWith(['310101']);
    const answer = await carryOut(dependencies, async () => refuse('stale-version'));
    expect(answer).toEqual({ refused: 'stale-version' });
    expect(recomputeOpenCases).not.toHaveBeenCalled();
    expect(dependencies.readPolicy.invalidate).not.toHaveBeenCalled();
  });
});
