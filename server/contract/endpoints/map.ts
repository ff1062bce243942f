import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { heatLevels } from '../heatLevels.ts';
import { locatedPoints, pointsToLocate } from '../schemas/locate.ts';
import * as s from '../schemas.ts';

/** The city, what lies where, and what changes. */
export const mapEndpoints = {
  readCity: endpoint({
    method: 'get',
    path: '/api/city',
    summary: 'The city: bounds, districts, tile versions, demo accounts where it is a demo',
    access: 'public',
    output: s.city,
    refusals: [],
  }),
  locate: endpoint({
    method: 'get',
    path: '/api/locate',
    summary: 'Areas, grids and nearby components at a point',
    access: 'map.read',
    query: z.strictObject({
      longitude: s.queryLongitude,
      latitude: s.queryLatitude,
      categoryId: z.string().max(64).optional(),
      withinMeters: z.coerce.number().min(1).max(500).default(50),
    }),
    output: s.locatedPlace,
    refusals: ['outside-grid', 'outside-city', 'coordinates-swapped', 'category-unknown'],
  }),
  locateMany: endpoint({
    method: 'post',
    path: '/api/locate',
    summary: 'Areas and grids at up to 1,000 points; a point without a grid says why instead of failing the others',
    access: 'map.read',
    body: pointsToLocate,
    output: locatedPoints,
    refusals: [],
  }),
  listAreas: endpoint({
    method: 'get',
    path: '/api/areas',
    summary: 'Administrative areas below a parent, or the districts',
    access: 'map.read',
    query: z.strictObject({ parentCode: s.areaCode.optional() }),
    output: z.object({ items: z.array(s.area) }),
    refusals: [],
  }),
  readGrid: endpoint({
    method: 'get',
    path: '/api/grids/:level/:code',
    summary: 'One grid or area with its figures',
    access: 'map.read',
    parameters: z.strictObject({
      level: z.enum(heatLevels),
      code: z.string().regex(/^\d{6,20}(Z\d{3})?$/),
    }),
    output: s.gridDetail,
    refusals: ['not-found', 'not-your-district'],
  }),
  listGridEditions: endpoint({
    method: 'get',
    path: '/api/grid-editions',
    summary: 'The days on which unit and responsibility grids began or ended, the last first',
    access: 'map.read',
    output: z.object({ items: z.array(s.gridEdition) }),
    refusals: [],
  }),
  live: endpoint({
    method: 'get',
    path: '/api/live',
    summary: 'Notices of changed cases as server-sent events; resumes after Last-Event-ID',
    access: 'case.read',
    answer: 'stream',
    output: s.notice,
    refusals: [],
  }),
} as const;
