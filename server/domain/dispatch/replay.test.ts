import { expect, it } from 'vitest';
import { factsFor, ruleFor, unitFor } from '../../testing/dispatchFactory.ts';
import { compileRules } from './compileRules.ts';
import { type ReplayCase, startReplay } from './replay.ts';
import type { DispatchRule } from './rules.ts';

const units = [unitFor('A'), unitFor('B'), unitFor('C', { trades: ['lighting'] })];
const toUnit = (id: string, unitCode: string, changes: Partial<DispatchRule> = {}) =>
  ruleFor(id, { sendTo: { kind: 'named-unit', unitCode }, ...changes });
const past = (number: string, unitCode: string | null, changes: Parameters<typeof factsFor>[0] = {}): ReplayCase => ({
  id: number,
  number,
  unitCode,
  facts: factsFor(changes),
});

it('counts where cases would go, worked by hand', () => {
  const before = [toUnit('all', 'A')];
  const after = [
    toUnit('night', 'B', { when: { sources: ['hotline'] }, isAutomatic: true }),
    toUnit('events', 'A', { when: { categoryKinds: ['event'] } }),
  ];
  const replay = startReplay(compileRules(before, units), compileRules(after, units), 2);
  replay.add([past('1', 'A'), past('2', 'C', { source: 'hotline' })]);
  replay.add([past('3', null, { categoryKind: 'component' }), past('4', 'B', { source: 'hotline' })]);
  expect(replay.result()).toEqual({
    cases: 4,
    moved: 3,
    unassigned: { before: 0, after: 1 },
    automatic: { before: 0, after: 2 },
    units: [
      { unitCode: 'A', actual: 1, before: 4, after: 1 },
      { unitCode: 'B', actual: 1, before: 0, after: 2 },
      { unitCode: 'C', actual: 1, before: 0, after: 0 },
    ],
    rules: [
      { ruleId: 'events', cases: 1 },
      { ruleId: 'night', cases: 2 },
    ],
    movedCases: [
      {
        districtCode: '990101',
        id: '2',
        number: '2',
        categoryId: 'e0102',
        actualUnitCode: 'C',
        before: { unitCode: 'A', ruleName: 'all' },
        after: { unitCode: 'B', ruleName: 'night' },
      },
      {
        districtCode: '990101',
        id: '3',
        number: '3',
        categoryId: 'e0102',
        actualUnitCode: null,
        before: { unitCode: 'A', ruleName: 'all' },
        after: { unitCode: null, ruleName: null },
      },
    ],
  });
});
