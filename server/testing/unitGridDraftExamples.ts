import { smallCityDistricts } from '../../seeds/smallCity.ts';

const [district] = smallCityDistricts;
const draft = '01900000-0000-7000-8000-00000000dddd';
const path = `/api/unit-grid-drafts/${district}/${draft}`;
const parties = { person: 'administrator', stranger: 'dispatcher' } as const;

/** Right and wrong calls of every endpoint of the drafts of unit grids, for the contract test. */
export const unitGridDraftExamples = {
  listBorderLines: {
    ...parties,
    path: '/api/border-lines?longitude=10&latitude=50',
    wrongPaths: ['/api/border-lines', '/api/border-lines?longitude=x&latitude=50'],
  },
  listUnitGridDrafts: { ...parties, path: '/api/unit-grid-drafts', wrongPaths: ['/api/unit-grid-drafts?more=1'] },
  createUnitGridDraft: {
    ...parties,
    path: '/api/unit-grid-drafts',
    body: { id: draft, name: '网格调整', communityCodes: [`${district}001001`] },
    wrongBodies: [
      {},
      { id: draft, name: '', communityCodes: [`${district}001001`] },
      { id: draft, name: 'x', communityCodes: [] },
      { id: 'x', name: 'x', communityCodes: [`${district}001001`] },
      { id: draft, name: 'x', communityCodes: ["9901'--"] },
    ],
  },
  listUnitGridDivisions: {
    ...parties,
    path: '/api/unit-grid-divisions',
    wrongPaths: ['/api/unit-grid-divisions?more=1'],
  },
  cancelUnitGridDivision: {
    ...parties,
    path: `/api/unit-grid-divisions/${district}/${draft}`,
    wrongPaths: [`/api/unit-grid-divisions/${district}/x`],
  },
  readUnitGridDraft: { ...parties, path, wrongPaths: [`/api/unit-grid-drafts/${district}/x`] },
  saveUnitGridDraft: {
    ...parties,
    path,
    body: { revision: 1, edits: [] },
    wrongBodies: [
      {},
      { revision: 0, edits: [] },
      { revision: 1, edits: [{ kind: 'explode' }] },
      { revision: 1, edits: [{ id: draft, kind: 'move', from: [0, 0], to: [0.5, 1] }] },
      { revision: 1, edits: [{ id: draft, kind: 'split', cell: 'x', line: [[0, 0]] }] },
    ],
  },
  publishUnitGridDraft: {
    ...parties,
    path: `${path}/publish`,
    body: { revision: 1, validFrom: '2027-01-01' },
    wrongBodies: [{}, { revision: 1, validFrom: 'soon' }, { revision: 1, validFrom: '2026-02-30' }],
  },
  removeUnitGridDraft: { ...parties, path: `${path}/remove`, body: { revision: 1 }, wrongBodies: [{}] },
} as const;
