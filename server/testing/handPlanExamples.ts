import { smallCityDistricts } from '../../seeds/smallCity.ts';

const [district] = smallCityDistricts;
const draft = '01900000-0000-7000-8000-00000000eeee';
const path = `/api/hand-plans/${district}/${draft}`;
const parties = { person: 'administrator', stranger: 'dispatcher' } as const;

/** Right and wrong calls of the endpoints of plans by hand, for the contract test. */
export const handPlanExamples = {
  beginHandPlan: {
    ...parties,
    path: '/api/hand-plans',
    body: { id: draft, districtCode: district, name: '手工调整', subdistrictCodes: [`${district}001`] },
    wrongBodies: [
      {},
      { id: draft, districtCode: district, name: '', subdistrictCodes: [] },
      { id: draft, districtCode: '9', name: 'x' },
      { id: draft, districtCode: district, name: 'x', from: 'x' },
    ],
  },
  readHandPlan: { ...parties, path, wrongPaths: [`/api/hand-plans/${district}/x`] },
  saveHandPlan: {
    ...parties,
    path,
    body: { revision: 1, moves: [{ code: `${district}001001001`, number: 1 }] },
    wrongBodies: [
      {},
      { revision: 1, moves: [] },
      { revision: 1, moves: [{ code: 'x', number: 1 }] },
      { revision: 1, moves: [{ code: `${district}001001001`, number: -1 }] },
    ],
  },
} as const;
