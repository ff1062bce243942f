import { smallCityDistricts } from '../../seeds/smallCity.ts';

const [district] = smallCityDistricts;
const parties = { person: 'administrator', stranger: 'inspector' } as const;
const profilePath = `/api/import-profiles/${district}/${encodeURIComponent('路灯年度普查')}`;

/** A profile that names nothing but columns. */
export const profileOf = (change: Readonly<Record<string, unknown>> = {}) => ({
  crs: 'auto',
  columns: { code: '编号', x: '经度', y: '纬度' },
  category: { kind: 'column', column: '小类' },
  unitNames: {},
  duplicateMeters: 0.5,
  ...change,
});
const system = {
  name: '试验坐标系',
  definition: '+proj=tmerc +lat_0=0 +lon_0=121.5 +k=1 +x_0=0 +y_0=-3400000 +ellps=GRS80 +units=m +no_defs',
  note: '',
  revision: 0,
};

/** Right and wrong calls of the endpoints of the survey settings, for the test that walks every endpoint. */
export const surveySettingsExamples = {
  listImportProfiles: {
    ...parties,
    path: `/api/import-profiles?districtCode=${district}`,
    wrongPaths: ['/api/import-profiles', '/api/import-profiles?districtCode=1'],
  },
  saveImportProfile: {
    ...parties,
    path: profilePath,
    body: { profile: profileOf(), revision: 0 },
    wrongPaths: [`/api/import-profiles/1/a`, `/api/import-profiles/${district}/${'x'.repeat(121)}`],
    wrongBodies: [
      {},
      { profile: profileOf() },
      { profile: profileOf({ duplicateMeters: 101 }), revision: 0 },
      { profile: profileOf({ duplicateMeters: -1 }), revision: 0 },
      { profile: profileOf({ columns: { planet: 'x' } }), revision: 0 },
      {
        profile: profileOf({ category: { kind: 'rules', rules: [{ column: '', equals: 'x', code: '0101' }] } }),
        revision: 0,
      },
      { profile: profileOf({ more: 1 }), revision: 0 },
    ],
  },
  removeImportProfile: {
    ...parties,
    path: `${profilePath}?revision=1`,
    wrongPaths: [profilePath, `${profilePath}?revision=x`],
  },
  listCoordinateSystems: {
    ...parties,
    path: '/api/coordinate-systems',
    wrongPaths: ['/api/coordinate-systems?more=1'],
  },
  saveCoordinateSystem: {
    ...parties,
    path: '/api/coordinate-systems/trial2000',
    body: system,
    wrongPaths: ['/api/coordinate-systems/gcj02', '/api/coordinate-systems/EPSG:4549', '/api/coordinate-systems/X'],
    wrongBodies: [{}, { ...system, definition: '' }, { ...system, name: ' ' }, { ...system, revision: -1 }],
  },
  removeCoordinateSystem: {
    ...parties,
    path: '/api/coordinate-systems/trial2000?revision=1',
    wrongPaths: ['/api/coordinate-systems/trial2000', '/api/coordinate-systems/auto?revision=1'],
  },
  tryCoordinateSystem: {
    ...parties,
    path: '/api/coordinate-system-trials',
    body: { definition: system.definition, x: 0, y: 0 },
    wrongBodies: [
      {},
      { definition: system.definition, x: '0', y: 0 },
      { definition: system.definition, x: 0, y: 0, known: { longitude: 200, latitude: 0 } },
    ],
  },
} as const;
