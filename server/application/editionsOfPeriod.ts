import { editionsSpanned } from '../domain/grid/editions.ts';
import type { SpatialPort } from './ports.ts';

/**
 * From which days the grids of a statistic hold: the edition at the first day of its period and each that began by the last, of a district
 * or (null) of the whole city. Days as YYYY-MM-DD, the earliest first.
 */
export async function editionsOfPeriod(
  { spatial }: { readonly spatial: Pick<SpatialPort, 'listGridEditions'> },
  districtCode: string | null,
  firstDay: string,
  lastDay: string,
): Promise<string[]> {
  const editions = await spatial.listGridEditions(districtCode);
  return editionsSpanned(
    editions.map(({ day }) => day),
    firstDay,
    lastDay,
  );
}
