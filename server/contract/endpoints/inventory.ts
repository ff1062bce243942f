import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import * as i from '../schemas/inventory.ts';
import { exportJob, fileFormats } from '../schemas/search.ts';
import * as s from '../schemas.ts';

/** The component inventory: what stands where, in what state, and every change of it. */
export const inventoryEndpoints = {
  listComponents: endpoint({
    method: 'get',
    path: '/api/components',
    summary: 'Components of a district by filter, in the order of their codes',
    access: 'inventory.read',
    query: z.strictObject({
      ...i.componentFilterShape,
      districtCode: s.districtCode,
      cursor: i.componentCode.optional().describe('the last code of the page before'),
      limit: z.coerce.number().int().min(1).max(200).default(100),
    }),
    output: z.object({
      items: z.array(i.componentSummary),
      nextCursor: z.string().nullable(),
      total: z.int().describe('counted up to 10 000'),
    }),
    refusals: ['not-your-district'],
  }),
  readComponent: endpoint({
    method: 'get',
    path: '/api/components/:districtCode/:code',
    summary: 'One component with its earlier states, its changes and its cases',
    access: 'inventory.read',
    parameters: z.strictObject({ districtCode: s.districtCode, code: i.componentCode }),
    output: i.componentDetail,
    refusals: ['not-found', 'not-your-district'],
  }),
  giveComponentCommand: endpoint({
    method: 'post',
    path: '/api/component-commands',
    summary: 'Change the stock: add, edit, move, change the state, add photos, retire',
    access: 'inventory.edit',
    body: i.componentCommand,
    output: i.componentReceipt,
    refusals: [
      'not-your-district',
      'component-unknown',
      'component-retired',
      'component-codes-exhausted',
      'category-unknown',
      'unit-unknown',
      'photo-unknown',
      'place-in-other-district',
      'outside-grid',
      'outside-city',
      'coordinates-swapped',
      'stale-version',
      'nothing-changed',
      'command-id-reused',
    ],
  }),
  startComponentExport: endpoint({
    method: 'post',
    path: '/api/component-exports',
    summary:
      'Write the components of a filter to a file under the standard attribute names; it is an export like any other',
    access: 'case.export',
    body: z.strictObject({
      format: z.enum(fileFormats),
      srid: z
        .union(i.componentSrids.map((srid) => z.literal(srid)))
        .default(4326)
        .describe('EPSG code of the coordinates'),
      query: i.componentFilter,
    }),
    output: exportJob,
    refusals: ['not-your-district', 'permission-denied', 'export-running'],
  }),
  readInventoryStatistics: endpoint({
    method: 'get',
    path: '/api/inventory-statistics',
    summary: 'Components of a district counted by area, category and state',
    access: 'inventory.read',
    query: z.strictObject({ districtCode: s.districtCode, level: z.enum(i.inventoryLevels).default('subdistrict') }),
    output: i.inventoryStatistics,
    refusals: ['not-your-district'],
  }),
} as const;
