import type { ComponentExportRow } from '../../application/exportPorts.ts';
import type { ComponentSrid } from '../../contract/schemas/inventory.ts';
import type { ExportTable } from './sinks.ts';

/** The standard's attributes in its order (DOMAIN §3). */
const attributes = [
  'ObjID',
  'ObjName',
  'DeptCode1',
  'DeptName1',
  'DeptCode2',
  'DeptName2',
  'DeptCode3',
  'DeptName3',
  'BGID',
  'ObjState',
  'ORDate',
  'CHDate',
  'DataSource',
  'Note',
] as const satisfies readonly (keyof ComponentExportRow)[];

/** Degrees to about a centimetre, metres to a millimetre. */
const digits = (srid: ComponentSrid) => (srid === 4326 ? 1e7 : 1e3);

/** Components under the standard's names, after them the coordinates and the system they are of. */
export function componentTable(srid: ComponentSrid): ExportTable<ComponentExportRow> {
  const crs = `EPSG:${srid}`;
  const rounded = (value: number) => Math.round(value * digits(srid)) / digits(srid);
  const coordinates = srid === 4326 ? ['Longitude', 'Latitude'] : ['Easting', 'Northing'];
  return {
    sheet: `部件 ${srid}`,
    titles: [...attributes, ...coordinates, 'CRS'],
    cellsOf: (row) => [...attributes.map((name) => row[name]), rounded(row.east), rounded(row.north), crs],
    places: {
      crs: srid === 4326 ? null : `urn:ogc:def:crs:EPSG::${srid}`,
      pointOf: (row) => [rounded(row.east), rounded(row.north)],
    },
  };
}
