import type { Knex } from 'knex';
import { z } from 'zod';
import { bulkInsert } from '../bulkInsert.ts';
import { withoutIndexes } from '../bulkLoad.ts';
import { columns } from '../columns.ts';
import { readText } from '../files.ts';

const FILE = 'gis-data/base/components.csv.gz';
const header =
  'code,category,name,lon,lat,unitGridCode,state,authorityCode,ownerCode,maintainerCode,recordedOn,dataSource,accuracy';

const line = z.tuple([
  z.string().regex(/^\d{16}$/),
  z.string().regex(/^\d{4}$/),
  z.string().min(1),
  z.string().regex(/^-?\d+\.?\d*$/),
  z.string().regex(/^-?\d+\.?\d*$/),
  z.string(),
  z.string(),
  z.string(),
  z.string(),
  z.string(),
  z.string(),
  z.string(),
  z.string(),
]);

/** One component per line. The file is our own and quotes nothing, so splitting does; it is the largest by far. */
export function readComponents(text: string) {
  const [first, ...lines] = text.split('\n');
  if (first !== header) throw new Error(`${FILE}: unknown header ${first}`);
  return lines.filter(Boolean).map((row, index) => {
    const fields = line.safeParse(row.split(','));
    if (!fields.success) throw new Error(`${FILE} line ${index + 2}: ${z.prettifyError(fields.error)}`);
    const [code, category, name, lon, lat, grid, state, authority, owner, maintainer, recorded, source, accuracy] =
      fields.data;
    return {
      district_code: code.slice(0, 6),
      code,
      category_id: `cjt214-2007-c${category}`,
      name,
      authority_code: authority || null,
      owner_code: owner || null,
      maintainer_code: maintainer || null,
      unit_grid_code: grid || null,
      state,
      recorded_on: recorded || null,
      data_source: source,
      accuracy,
      location: `SRID=4326;POINT(${lon} ${lat})`,
    };
  });
}

export async function seedComponents(knex: Knex.Transaction): Promise<void> {
  const rows = readComponents(readText(FILE));
  await withoutIndexes(knex, 'components', () => bulkInsert(knex, 'components', columns.components, rows));
}
