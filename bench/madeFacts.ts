import { type caseSources, caseStatuses } from '../server/domain/case/caseFile.ts';
import {
  ALWAYS,
  FACTS_PER_CASE,
  MINUTES_PER_DAY,
  NEVER,
  NO_LAMP,
  SOURCES_PER_STATUS,
} from '../server/domain/heatmap/facts.ts';
import { HeatDistrict, type HeatStore } from '../server/domain/heatmap/heatStore.ts';

const DISTRICTS = 16;
const CATEGORIES = 120;
const UNITS = 40;
const FIRST_DAY = 9000;
const CLOSED = caseStatuses.indexOf('closed');
const HANDLING = caseStatuses.indexOf('handling');
/** Of eleven cases six are an inspector's, two each of the hotline and citizens, one a supervisor's. (Eleven, because ten and its parts tell categories apart.) */
const SOURCES = [0, 0, 0, 0, 0, 0, 1, 1, 2, 2, 3] satisfies readonly (keyof typeof caseSources & number)[];

/** How large the made city is. */
export interface MadeFactsSize {
  readonly grids: number;
  readonly cases: number;
  readonly days: number;
}

/** Facts of a made city, evenly over districts and days, by remainders: the same on every run. Forty-nine of fifty are closed, a quarter of them late. */
export function madeFacts({ grids, cases, days }: MadeFactsSize): {
  readonly store: HeatStore;
  readonly codes: string[];
} {
  const store = new Map<string, HeatDistrict>();
  const codes: string[] = [];
  const gridsOfDistrict = Math.floor(grids / DISTRICTS);
  const casesOfDay = Math.max(1, Math.floor(cases / DISTRICTS / days));
  for (let number = 1; number <= DISTRICTS; number += 1) {
    const district = new HeatDistrict(String(310100 + number));
    for (let grid = 0; grid < gridsOfDistrict; grid += 1) {
      const code = `${district.code}${String(1_000_000_00 + grid + 1)}`;
      district.codes.grid.set(grid + 1, code);
      codes.push(code);
    }
    for (let each = 1; each <= CATEGORIES; each += 1) district.codes.category.set(each, `category ${each}`);
    for (let each = 1; each <= UNITS; each += 1) district.codes.unit.set(each, `unit ${each}`);
    for (let day = 0; day < days; day += 1) district.put(day + 1, factsOfDay(day, number, casesOfDay, gridsOfDistrict));
    store.set(district.code, district);
  }
  return { store, codes };
}

/** The first and last of the made days (days since 2000). */
export const madeDays = (days: number) => ({ first: FIRST_DAY, last: FIRST_DAY + days - 1 });

function factsOfDay(day: number, district: number, cases: number, grids: number): Int32Array {
  const facts = new Int32Array(cases * FACTS_PER_CASE);
  for (let index = 0; index < cases; index += 1) {
    const lot = ((day * cases + index) * 48_271 + district * 7919) % 2_147_483_647;
    const isClosed = lot % 50 > 0;
    const state = (isClosed ? CLOSED : HANDLING) * SOURCES_PER_STATUS + (SOURCES[lot % SOURCES.length] ?? 0);
    const late = isClosed ? (lot % 4 === 0 ? ALWAYS : NEVER) : 800_000_000 + (lot % 90_000_000);
    const reported = (FIRST_DAY + day) * MINUTES_PER_DAY + (lot % MINUTES_PER_DAY);
    const one = [
      index + 1,
      (lot % grids) + 1,
      0,
      0,
      (lot % CATEGORIES) + 1,
      (lot % UNITS) + 1,
      0,
      state,
      reported,
      late,
      isClosed ? NO_LAMP : late,
      isClosed ? NEVER : late,
      reported,
      isClosed ? reported + (lot % 3000) : 0,
    ];
    facts.set(one, index * FACTS_PER_CASE);
  }
  return facts;
}
