import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import * as g from '../schemas/surveySettings.ts';
import { districtCode } from '../schemas.ts';

const access = 'survey.import';
const profileParameters = z.strictObject({ districtCode, name: g.profileName });
const systemParameters = z.strictObject({ code: g.systemCode });
const seen = z.strictObject({ revision: g.revision });
const removed = z.object({ isRemoved: z.literal(true) });

/** What is kept between imports: profiles of a district's files, and the city's own coordinate systems. */
export const surveySettingsEndpoints = {
  listImportProfiles: endpoint({
    method: 'get',
    path: '/api/import-profiles',
    summary: 'The import profiles of a district by name: columns, categories, units, coordinate system, tolerance',
    access,
    query: z.strictObject({ districtCode }),
    output: z.object({ items: z.array(g.keptProfile) }),
    refusals: ['not-your-district'],
  }),
  saveImportProfile: endpoint({
    method: 'put',
    path: '/api/import-profiles/:districtCode/:name',
    summary: 'Make a profile (revision 0) or change the one that was seen',
    access,
    parameters: profileParameters,
    body: z.strictObject({ profile: g.importProfile, revision: g.revision }),
    output: g.keptProfile,
    refusals: ['not-your-district', 'stale-version', 'category-unknown', 'unit-unknown', 'import-crs-unknown'],
  }),
  removeImportProfile: endpoint({
    method: 'delete',
    path: '/api/import-profiles/:districtCode/:name',
    summary: 'Throw a profile away',
    access,
    parameters: profileParameters,
    query: seen,
    output: removed,
    refusals: ['not-your-district', 'stale-version'],
  }),
  listCoordinateSystems: endpoint({
    method: 'get',
    path: '/api/coordinate-systems',
    summary: 'The coordinate systems of the city’s own',
    access,
    output: z.object({ items: z.array(g.citySystem) }),
    refusals: [],
  }),
  saveCoordinateSystem: endpoint({
    method: 'put',
    path: '/api/coordinate-systems/:code',
    summary: 'Make a coordinate system (revision 0) or change the one that was seen; tried on the middle of the city',
    access,
    parameters: systemParameters,
    body: g.saveCitySystem,
    output: g.citySystem,
    refusals: ['not-your-district', 'stale-version', 'import-crs-unknown'],
  }),
  removeCoordinateSystem: endpoint({
    method: 'delete',
    path: '/api/coordinate-systems/:code',
    summary: 'Throw a coordinate system away that no profile names',
    access,
    parameters: systemParameters,
    query: seen,
    output: removed,
    refusals: ['not-your-district', 'stale-version', 'not-removable'],
  }),
  tryCoordinateSystem: endpoint({
    method: 'post',
    path: '/api/coordinate-system-trials',
    summary: 'Where two numbers lie by a definition, and how far from a place that is known',
    access,
    body: g.systemTrial,
    output: g.systemTrialResult,
    refusals: ['import-crs-unknown'],
  }),
} as const;
