import { expect, it } from 'vitest';
import { divideTown } from './divideTown.ts';
import { type DivisionStage, divisionStages } from './progress.ts';
import { defaultDivision, type Town } from './town.ts';

const town: Town = {
  communities: [1, 2].map((sequence) => ({
    code: `99010100100${sequence}`,
    areas: [
      [
        [
          [sequence * 400, 0],
          [sequence * 400 + 400, 0],
          [sequence * 400 + 400, 300],
          [sequence * 400, 300],
        ],
      ],
    ],
  })),
  streets: [
    [
      [400, 140],
      [1200, 160],
    ],
  ],
  waters: [],
  courtyards: [],
  components: [],
};

it('tells every stage in order, each with a share that never falls, and divides as without being asked', () => {
  const heard: { stage: DivisionStage; share: number }[] = [];
  const watched = divideTown(town, defaultDivision, (stage, share) => heard.push({ stage, share }));
  expect(watched).toEqual(divideTown(town, defaultDivision));
  expect(heard.length).toBeGreaterThan(10);
  expect([...new Set(heard.map(({ stage }) => stage))]).toEqual([...divisionStages]);
  for (const [at, { stage, share }] of heard.entries()) {
    const before = heard[at - 1];
    expect(share).toBeGreaterThanOrEqual(before?.stage === stage ? before.share : 0);
    expect(share).toBeLessThanOrEqual(1);
    expect(divisionStages.indexOf(stage)).toBeGreaterThanOrEqual(before ? divisionStages.indexOf(before.stage) : 0);
  }
  expect(Math.max(...heard.filter(({ stage }) => stage === 'grouping').map(({ share }) => share))).toBeGreaterThan(0.9);
});
