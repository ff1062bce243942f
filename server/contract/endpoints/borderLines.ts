import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { borderLines } from '../schemas/borderLines.ts';
import { queryLatitude, queryLongitude } from '../schemas.ts';

/** What new borders of grids can be drawn along. */
export const borderLineEndpoints = {
  listBorderLines: endpoint({
    method: 'get',
    path: '/api/border-lines',
    summary: 'Middle lines of streets and banks of water within about 800 m of a place, the nearest 1,000',
    access: 'grid.edit',
    query: z.strictObject({ longitude: queryLongitude, latitude: queryLatitude }),
    output: borderLines,
    refusals: [],
  }),
} as const;
