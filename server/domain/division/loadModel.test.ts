import { expect, it } from 'vitest';
import { defaultLoadParameters, type LoadParameters, minutesPerShift } from './loadModel.ts';

const parameters: LoadParameters = {
  caseDays: 30,
  handlingMinutes: 12,
  checkMinutes: 0.5,
  checksPerShift: 0.1,
  walkingSpeed: 60,
  roundsPerShift: 2,
};

it.each([
  ['nothing', { cases: 0, components: 0, streetMeters: 0 }, {}, 0],
  // 15 cases in 30 shifts are half a case: 6 min.
  ['cases', { cases: 15, components: 0, streetMeters: 0 }, {}, 6],
  // 200 × 0.5 min, a tenth of them a shift: 10 min.
  ['components', { cases: 0, components: 200, streetMeters: 0 }, {}, 10],
  // 900 m at 60 m/min are 15 min, twice: 30 min.
  ['streets', { cases: 0, components: 0, streetMeters: 900 }, {}, 30],
  ['all together', { cases: 15, components: 200, streetMeters: 900 }, {}, 46],
  ['a week instead of a month', { cases: 14, components: 0, streetMeters: 0 }, { caseDays: 7 }, 24],
  ['every other shift a round', { cases: 0, components: 0, streetMeters: 900 }, { roundsPerShift: 0.5 }, 7.5],
  ['no walking at all', { cases: 15, components: 0, streetMeters: 900 }, { roundsPerShift: 0 }, 6],
])('%s', (_, work, change, minutes) => {
  expect(minutesPerShift(work, { ...parameters, ...change })).toBeCloseTo(minutes, 9);
});

it('adds up: two grids together are as much work as one after the other', () => {
  const [one, other] = [
    { cases: 7, components: 31, streetMeters: 440 },
    { cases: 2, components: 90, streetMeters: 0 },
  ];
  const both = { cases: 9, components: 121, streetMeters: 440 };
  const sum = minutesPerShift(one, defaultLoadParameters) + minutesPerShift(other, defaultLoadParameters);
  expect(minutesPerShift(both, defaultLoadParameters)).toBeCloseTo(sum, 9);
});
