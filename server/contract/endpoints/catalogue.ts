import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import * as s from '../schemas.ts';

/** What cases are about and who handles them. */
export const catalogueEndpoints = {
  listCategories: endpoint({
    method: 'get',
    path: '/api/categories',
    summary: 'Reportable categories with their filing conditions and limits',
    access: 'city.read',
    output: z.object({ items: z.array(s.category) }),
    refusals: [],
  }),
  listUnits: endpoint({
    method: 'get',
    path: '/api/units',
    summary: 'Disposal units of the districts one may see',
    access: 'city.read',
    output: z.object({ items: z.array(s.disposalUnit) }),
    refusals: [],
  }),
} as const;
