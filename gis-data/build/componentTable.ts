import type { Component } from './components';
import { metresToUnits, unitsToDegrees } from './plane';

export const COMPONENT_HEADER =
  'code,category,name,lon,lat,unitGridCode,state,authorityCode,ownerCode,maintainerCode,recordedOn,dataSource,accuracy';

/** The table as CSV. Codes: county, category, serial number in the county and category. No field needs quoting. */
export function componentTable(components: readonly Component[]): string {
  const serials = new Map<string, number>();
  const rows = components.map((c) => {
    const kind = c.grid.slice(0, 6) + c.category;
    const serial = (serials.get(kind) ?? 0) + 1;
    serials.set(kind, serial);
    const [longitude, latitude] = unitsToDegrees(metresToUnits(c.at));
    return [
      kind + String(serial).padStart(6, '0'),
      c.category,
      c.name,
      longitude.toFixed(7),
      latitude.toFixed(7),
      c.grid,
      c.state,
      c.authority,
      c.owner,
      c.maintainer,
      c.recordedOn,
      c.dataSource,
      c.accuracy,
    ].join(',');
  });
  return `${[COMPONENT_HEADER, ...rows].join('\n')}\n`;
}
