import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRefusal } from '../refusal.ts';
import { type Component, componentCode, componentStates } from './component.ts';
import type { ComponentCommand } from './componentCommand.ts';
import { type ComponentFacts, decideComponent } from './decideComponent.ts';

const lamp: Component = {
  districtCode: '990101',
  code: '9901010118000007',
  version: 3,
  categoryId: 'lamp',
  name: '路灯',
  authorityCode: 'U3',
  ownerCode: 'U2',
  maintainerCode: 'U1',
  unitGridCode: '990101001001001',
  state: 'intact',
  recordedOn: '2024-03-01',
  changedOn: null,
  dataSource: 'surveyed',
  accuracy: 'A',
  note: null,
  location: { longitude: 121.47, latitude: 31.23 },
};
const facts: ComponentFacts = { today: '2026-05-06', place: null, newCode: null };
const envelope = { commandId: 'c', districtCode: '990101', code: lamp.code, expectedVersion: 3 };
const elsewhere = { longitude: 121.471, latitude: 31.231 };
const place = (districtCode: string) => ({
  ...facts,
  place: { districtCode, unitGridCode: `${districtCode}001001002` },
});
const refusal = (...question: Parameters<typeof decideComponent>) => {
  const answer = decideComponent(...question);
  return isRefusal(answer) ? answer.refused : null;
};

describe('a command against the stock', () => {
  it('keeps what changed from what to what, and the day', () => {
    const command: ComponentCommand = {
      ...envelope,
      kind: 'edit',
      payload: { changes: { maintainerCode: 'U9', note: '更换灯头', name: '路灯' }, reason: '移交' },
    };
    expect(decideComponent(lamp, command, facts)).toEqual({
      kind: 'edit',
      component: { ...lamp, maintainerCode: 'U9', note: '更换灯头', changedOn: '2026-05-06' },
      before: { maintainerCode: 'U1', note: null, changedOn: null },
      after: { maintainerCode: 'U9', note: '更换灯头', changedOn: '2026-05-06' },
      reason: '移交',
      photos: [],
    });
  });

  it('moves with its unit grid, inside its district only', () => {
    const move: ComponentCommand = { ...envelope, kind: 'move', payload: { location: elsewhere, reason: '实测' } };
    expect(decideComponent(lamp, move, place('990101'))).toMatchObject({
      component: { location: elsewhere, unitGridCode: '990101001001002' },
      before: { unitGridCode: '990101001001001' },
    });
    expect(refusal(lamp, move, place('990102'))).toBe('place-in-other-district');
  });

  it.each<[string, Component | null, ComponentCommand, string | null]>([
    ['unknown', null, { ...envelope, kind: 'retire', payload: { reason: 'x' } }, 'component-unknown'],
    [
      'seen before',
      lamp,
      { ...envelope, expectedVersion: 2, kind: 'retire', payload: { reason: 'x' } },
      'stale-version',
    ],
    [
      'the same state',
      lamp,
      { ...envelope, kind: 'change-state', payload: { state: 'intact', reason: 'x' } },
      'nothing-changed',
    ],
    [
      'nothing edited',
      lamp,
      { ...envelope, kind: 'edit', payload: { changes: { name: '路灯' }, reason: 'x' } },
      'nothing-changed',
    ],
    [
      'retired',
      { ...lamp, state: 'removed' },
      { ...envelope, kind: 'edit', payload: { changes: { name: 'y' }, reason: 'x' } },
      'component-retired',
    ],
    [
      'retired twice',
      { ...lamp, state: 'removed' },
      { ...envelope, kind: 'retire', payload: { reason: 'x' } },
      'component-retired',
    ],
    [
      'back again',
      { ...lamp, state: 'removed' },
      { ...envelope, kind: 'change-state', payload: { state: 'intact', reason: 'x' } },
      null,
    ],
    ['only a photo', lamp, { ...envelope, kind: 'add-photos', payload: { photos: ['a'] } }, null],
  ])('%s', (_, current, command, expected) => {
    expect(refusal(current, command, facts)).toBe(expected);
  });

  it('adds with the code it was given, recorded today', () => {
    const add: ComponentCommand = {
      kind: 'add',
      commandId: 'c',
      districtCode: '990101',
      payload: { categoryId: 'lamp', name: '路灯', location: elsewhere, maintainerCode: 'U1', photos: ['a'] },
    };
    const answer = decideComponent(null, add, { ...place('990101'), newCode: componentCode('990101', '0118', 8) });
    expect(answer).toMatchObject({
      component: {
        code: '9901010118000008',
        version: 1,
        state: 'intact',
        recordedOn: '2026-05-06',
        ownerCode: null,
        accuracy: 'C',
      },
      before: { code: null },
      photos: ['a'],
    });
  });

  it('never changes code, category or district, and what it says of before and after is exactly the difference', () => {
    const state = fc.constantFrom(...componentStates);
    const to = fc.constantFrom('intact', 'damaged', 'lost', 'abandoned');
    fc.assert(
      fc.property(state, to, fc.option(fc.string()), (from, next, note) => {
        const current = { ...lamp, state: from };
        const commands: ComponentCommand[] = [
          { ...envelope, kind: 'change-state', payload: { state: next as 'intact', reason: 'x' } },
          { ...envelope, kind: 'edit', payload: { changes: { note }, reason: 'x' } },
          { ...envelope, kind: 'retire', payload: { reason: 'x' } },
        ];
        for (const command of commands) {
          const answer = decideComponent(current, command, facts);
          if (isRefusal(answer)) continue;
          const { component, before, after } = answer;
          expect([component.code, component.categoryId, component.districtCode]).toEqual([lamp.code, 'lamp', '990101']);
          expect({ ...current, ...after }).toEqual(component);
          expect({ ...component, ...before }).toEqual(current);
        }
      }),
    );
  });

  it('makes codes of 16 digits and of nothing else', () => {
    expect(componentCode('310101', '0402', 17)).toBe('3101010402000017');
    expect(() => componentCode('310101', '0402', 1_000_000)).toThrow(RangeError);
  });
});
