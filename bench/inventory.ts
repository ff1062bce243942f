import { inventoryRepository } from '../server/database/inventory/inventoryRepository.ts';
import { openBenchCity } from './city.ts';
import { inProcess, inRounds, type Measure } from './measure.ts';
import { printTable } from './table.ts';

const IN_FLIGHT = 4;
const LIMIT = 100;

/** A page of the inventory with its count by each filter, far in the middle of the list, and a district's statistics. */
export async function measureInventory(): Promise<unknown> {
  const city = await openBenchCity();
  try {
    const { rows } = await city.database.knex.raw<{ rows: Sample[] }>(sample);
    const [found] = rows;
    if (!found) throw new Error('the city has no components');
    const inventory = inventoryRepository(city.database);
    const { districtCode, components, code, categoryId, gridCode } = found;
    const list = (what: string, filter: object): Measure => ({
      what,
      run: inProcess(IN_FLIGHT, () => inventory.list({ districtCode, limit: LIMIT, ...filter })),
    });
    const measures: Measure[] = [
      list('first page', {}),
      list('page in the middle', { cursor: code }),
      list('by category', { categoryId: [categoryId] }),
      list('by wrong state', { state: ['damaged', 'lost', 'abandoned'] }),
      list('by unit grid', { gridCode: [gridCode] }),
      list('by subdistrict and category', { gridCode: [gridCode.slice(0, 9)], categoryId: [categoryId] }),
      list('by the beginning of a code', { text: code.slice(0, 13) }),
      list('by a name that none has', { text: '没有' }),
      { what: 'statistics', run: inProcess(1, () => inventory.statistics({ districtCode, level: 'community' })) },
    ];
    const facts = { ...city.facts, 'in the district': components };
    return printTable(`Inventory, ${IN_FLIGHT} in flight, ${LIMIT} a page`, facts, await inRounds(measures));
  } finally {
    await city.close();
  }
}

interface Sample {
  readonly districtCode: string;
  readonly components: number;
  readonly code: string;
  readonly categoryId: string;
  readonly gridCode: string;
}

/** The largest district and a component in the middle of its list. */
const sample = `
  WITH largest AS (SELECT district_code, count(*)::int AS components FROM components GROUP BY 1 ORDER BY 2 DESC LIMIT 1)
  SELECT c.district_code AS "districtCode", components, c.code, c.category_id AS "categoryId", c.unit_grid_code AS "gridCode"
  FROM largest JOIN components c USING (district_code) WHERE c.unit_grid_code IS NOT NULL
  ORDER BY c.code OFFSET (SELECT components / 2 FROM largest) LIMIT 1`;
