import { describe, expect, it, vi } from 'vitest';
import { systemActor } from '../domain/identity/permissions.ts';
import { factsFor, ruleFor, unitFor } from '../testing/dispatchFactory.ts';
import { dispatchAutomatically } from './dispatchAutomatically.ts';
import type { RuleSetRecord } from './dispatchPort.ts';
import { ruleThatSends } from './proposal.ts';

const filed = { districtCode: '990101', caseId: 'case', version: 3 };
const at = '2026-11-23T01:00:00.000Z';

function portWith(isAutomatic: boolean) {
  const published: RuleSetRecord = {
    version: 7,
    rules: [ruleFor('sensor', { when: { sources: ['sensor'] }, isAutomatic }), ruleFor('trade')],
    note: '',
    revision: 1,
    updatedAt: at,
    updatedByName: null,
    publishedAt: at,
    publishedByName: null,
  };
  return {
    readPublished: async () => published,
    readFacts: async () => factsFor({ source: 'sensor' }),
    listUnitFacts: async () => [unitFor('U1')],
  };
}

async function dispatchedWith(isAutomatic: boolean) {
  const give = vi.fn(async () => 'given');
  const port = portWith(isAutomatic);
  // Only these three questions are asked.
  const dispatch = port as unknown as Parameters<typeof dispatchAutomatically>[0]['dispatch'];
  const clock = { now: () => new Date(at) };
  const answer = await dispatchAutomatically({ dispatch, clock, newCommandId: () => 'new' }, give)(filed);
  return { answer, give };
}

describe('automatic dispatch', () => {
  it('gives the command of a dispatcher on the version that was filed, as the system', async () => {
    const { answer, give } = await dispatchedWith(true);
    expect(answer).toBe('given');
    expect(give).toHaveBeenCalledExactlyOnceWith(systemActor, {
      kind: 'dispatch',
      commandId: 'new',
      caseId: 'case',
      districtCode: '990101',
      expectedVersion: 3,
      payload: { unitCode: 'U1' },
    });
  });

  it('leaves the case to the dispatcher when the rule that wins is not marked so', async () => {
    const { answer, give } = await dispatchedWith(false);
    expect(answer).toBeNull();
    expect(give).not.toHaveBeenCalled();
  });
});

describe('the rule that sends', () => {
  it('is named with its version when the unit is the proposed one, and by nothing else', async () => {
    const to = (unitCode: string) =>
      ruleThatSends(portWith(false), { districtCode: '990101', caseId: 'case', unitCode, at });
    expect(await to('U1')).toEqual({ id: 'sensor', version: 7 });
    expect(await to('U2')).toBeNull();
  });
});
