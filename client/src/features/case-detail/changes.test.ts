import { describe, expect, it } from 'vitest';
import { CallError } from '../../api/problem';
import { changesOf } from './changes';

const change = { sequence: 4, kind: 'accept', actorName: '王受理', at: '2026-11-23T01:00:00.000Z' };

describe('what changed meanwhile', () => {
  it('is read from a refusal as stale', () => {
    expect(changesOf(new CallError('stale-version', 409, { actual: 4, changes: [change] }))).toEqual([change]);
  });

  it('is nothing for other errors, and what is no change is left out', () => {
    expect(changesOf(new CallError('photo-required', 422, { changes: [change] }))).toEqual([]);
    expect(changesOf(new CallError('stale-version', 409))).toEqual([]);
    expect(
      changesOf(new CallError('stale-version', 409, { changes: [{ ...change, kind: 'unheard-of' }, null] })),
    ).toEqual([]);
    expect(changesOf(new Error('broken'))).toEqual([]);
  });
});
