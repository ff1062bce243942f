import { randomUUID } from 'node:crypto';
import { smallCityDistricts, smallCityPosition } from '../../seeds/smallCity.ts';

const [district] = smallCityDistricts;
const place = smallCityPosition(district, 2.5, 2.5);

/** Right and wrong calls of the endpoints of search, for the test that walks every endpoint. */
export const searchExamples = {
  listSimilarToCase: {
    person: 'inspector',
    path: `/api/cases/${district}/${randomUUID()}/similar`,
    wrongPaths: [`/api/cases/${district}/1/similar`],
  },
  listSimilarCases: {
    person: 'inspector',
    path: `/api/similar-cases?longitude=${place.longitude}&latitude=${place.latitude}&categoryId=cjt214-2007-e0102`,
    wrongPaths: [
      '/api/similar-cases',
      '/api/similar-cases?longitude=121&latitude=31',
      '/api/similar-cases?longitude=x',
    ],
  },
  readDuty: { person: 'inspector', stranger: 'dispatcher', path: '/api/duty', wrongPaths: ['/api/duty?more=1'] },
  setDuty: {
    person: 'inspector',
    stranger: 'dispatcher',
    path: '/api/duty',
    body: { isOnDuty: true, position: place },
    wrongBodies: [{}, { isOnDuty: 'yes' }, { isOnDuty: true, position: [121, 31] }],
  },
  listInspectors: {
    person: 'intakeOperator',
    stranger: 'dispatcher',
    path: `/api/inspectors?districtCode=${district}`,
    wrongPaths: ['/api/inspectors', '/api/inspectors?districtCode=1'],
  },
  listSavedFilters: { person: 'dispatcher', path: '/api/saved-filters', wrongPaths: ['/api/saved-filters?more=1'] },
  createSavedFilter: {
    person: 'dispatcher',
    path: '/api/saved-filters',
    body: { name: '试验', query: { lamp: ['red'] } },
    wrongBodies: [
      {},
      { name: '', query: {} },
      { name: 'x', query: { lamp: ['blue'] } },
      { name: 'x', query: { more: 1 } },
      { name: 'x', query: { bounds: '122,31,121,32' } },
    ],
  },
  changeSavedFilter: {
    person: 'dispatcher',
    path: `/api/saved-filters/${randomUUID()}`,
    body: { name: '试验' },
    wrongPaths: ['/api/saved-filters/1'],
    wrongBodies: [{ name: '' }, { more: 1 }],
  },
  removeSavedFilter: {
    person: 'dispatcher',
    path: `/api/saved-filters/${randomUUID()}`,
    wrongPaths: ['/api/saved-filters/1'],
  },
  listExports: { person: 'dispatcher', stranger: 'inspector', path: '/api/exports' },
  startExport: {
    person: 'dispatcher',
    stranger: 'inspector',
    path: '/api/exports',
    body: { format: 'csv', query: {} },
    wrongBodies: [{}, { format: 'pdf', query: {} }, { format: 'csv', query: { order: 'random()' } }],
  },
  readExport: {
    person: 'dispatcher',
    stranger: 'inspector',
    path: `/api/exports/${randomUUID()}`,
    wrongPaths: ['/api/exports/1', '/api/exports/..%2f..%2fsecret'],
  },
  readExportFile: {
    person: 'dispatcher',
    stranger: 'inspector',
    path: `/api/exports/${randomUUID()}/file`,
    wrongPaths: ['/api/exports/1/file'],
  },
  cancelExport: {
    person: 'dispatcher',
    stranger: 'inspector',
    path: `/api/exports/${randomUUID()}`,
    wrongPaths: ['/api/exports/1'],
  },
} as const;
