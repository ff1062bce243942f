import { randomUUID } from 'node:crypto';
import { smallCityDistricts } from '../../seeds/smallCity.ts';
import type { DraftSettings } from '../contract/schemas/division.ts';
import { defaultLoadParameters } from '../domain/division/loadModel.ts';

const [district] = smallCityDistricts;
const unknown = `/api/grid-drafts/${district}/${randomUUID()}`;

/** Settings that divide a district of the small city. */
export const draftSettingsFor = (change: Partial<DraftSettings> = {}): DraftSettings => ({
  subdistrictCodes: [],
  grids: 4,
  tolerance: 0.3,
  objective: 'shape',
  borders: 'hard',
  keepsPresent: false,
  keepsBarriers: false,
  fixed: { unitGridCodes: [], gridCodes: [] },
  seed: 1,
  load: { ...defaultLoadParameters },
  ...change,
});

/** Right and wrong calls of the endpoints of drafted grids, for the test that walks every endpoint. */
export const divisionExamples = {
  listGridDrafts: {
    person: 'administrator',
    stranger: 'dispatcher',
    path: `/api/grid-drafts?districtCode=${district}`,
    wrongPaths: ['/api/grid-drafts', '/api/grid-drafts?districtCode=1'],
  },
  listPresentGrids: {
    person: 'administrator',
    stranger: 'dispatcher',
    path: `/api/present-grids?districtCode=${district}`,
    wrongPaths: ['/api/present-grids', '/api/present-grids?districtCode=1'],
  },
  startGridDraft: {
    person: 'administrator',
    stranger: 'dispatcher',
    path: '/api/grid-drafts',
    body: { districtCode: district, name: '试划', settings: draftSettingsFor() },
    wrongBodies: [
      {},
      { districtCode: district, name: '', settings: draftSettingsFor() },
      { districtCode: district, name: 'x', settings: draftSettingsFor({ grids: undefined }) },
      { districtCode: district, name: 'x', settings: draftSettingsFor({ maxMinutes: 60 }) },
      { districtCode: district, name: 'x', settings: draftSettingsFor({ tolerance: 2 }) },
      { districtCode: district, name: 'x', settings: { ...draftSettingsFor(), more: 1 } },
    ],
  },
  readGridDraft: {
    person: 'administrator',
    stranger: 'dispatcher',
    path: unknown,
    wrongPaths: [`/api/grid-drafts/${district}/1`],
  },
  cancelGridDraft: {
    person: 'administrator',
    stranger: 'dispatcher',
    path: `${unknown}/cancel`,
    body: {},
    wrongBodies: [{ more: 1 }],
  },
  removeGridDraft: { person: 'administrator', stranger: 'dispatcher', path: unknown },
  publishGridDraft: {
    person: 'administrator',
    stranger: 'dispatcher',
    path: `${unknown}/publish`,
    body: { from: '2099-01-01' },
    wrongBodies: [{}, { from: 'tomorrow' }, { from: '2099-13-01' }],
  },
} as const;
