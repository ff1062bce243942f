import { randomUUID } from 'node:crypto';
import { smallCityComponent, smallCityDistricts } from '../../seeds/smallCity.ts';

const [district] = smallCityDistricts;
const code = smallCityComponent(district, '0118', 1);
const edit = { kind: 'edit', commandId: randomUUID(), districtCode: district, code, expectedVersion: 1 };

/** Right and wrong calls of the endpoints of the inventory, for the test that walks every endpoint. */
export const inventoryExamples = {
  listComponents: {
    person: 'dispatcher',
    stranger: 'inspector',
    path: `/api/components?districtCode=${district}`,
    wrongPaths: [
      '/api/components',
      `/api/components?districtCode=${district}&cursor=1`,
      `/api/components?districtCode=${district}&state=broken`,
      `/api/components?districtCode=${district}&limit=100000`,
    ],
  },
  readComponent: {
    person: 'dispatcher',
    stranger: 'inspector',
    path: `/api/components/${district}/${code}`,
    wrongPaths: [`/api/components/${district}/1`, `/api/components/${district}/%00`],
  },
  giveComponentCommand: {
    person: 'administrator',
    stranger: 'dispatcher',
    path: '/api/component-commands',
    body: { ...edit, payload: { changes: { note: 'x' }, reason: 'x' } },
    wrongBodies: [
      {},
      { ...edit, payload: { changes: { code: 'x' }, reason: 'x' } },
      { ...edit, payload: { changes: { note: 'x' }, reason: ' ' } },
      { ...edit, kind: 'change-state', payload: { state: 'removed', reason: 'x' } },
      { ...edit, kind: 'move', payload: { location: [121, 31], reason: 'x' } },
      { ...edit, expectedVersion: 0, payload: { changes: {}, reason: 'x' } },
    ],
  },
  startComponentExport: {
    person: 'supervisor',
    stranger: 'inspector',
    path: '/api/component-exports',
    body: { format: 'csv', query: { districtCode: district, text: 'nothing' } },
    wrongBodies: [
      {},
      { format: 'csv', query: {} },
      { format: 'shp', query: { districtCode: district } },
      { format: 'csv', srid: 3857, query: { districtCode: district } },
    ],
  },
  readInventoryStatistics: {
    person: 'supervisor',
    stranger: 'inspector',
    path: `/api/inventory-statistics?districtCode=${district}`,
    wrongPaths: ['/api/inventory-statistics', `/api/inventory-statistics?districtCode=${district}&level=planet`],
  },
} as const;
