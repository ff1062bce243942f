import type { QueryOf } from '../../contract/endpoints.ts';
import type { Actor } from '../../domain/identity/permissions.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import type { HeatSources } from './heatQuestion.ts';
import { type HeatCalendars, type HeatFigures, heatFigures, type PeriodFigures } from './readHeatmap.ts';

type Query = QueryOf<'readHeatExport'>;

/** One area's figures; null where there is none. */
export interface HeatRow {
  readonly code: string;
  readonly count: number;
  readonly overdue: number;
  readonly medianMinutes: number | null;
  readonly compared: Pick<HeatRow, 'count' | 'overdue' | 'medianMinutes'> | null;
}

/** A heat map as a table: what was asked, and the areas with cases. */
export interface HeatTable {
  readonly query: Query;
  readonly asOf: string;
  readonly rows: Iterable<HeatRow>;
}

/** The bytes of a file, made as they are read: who stops reading stops the making. */
export type HeatFile = AsyncIterable<Uint8Array>;

/** Writes a table as a file of the asked format. */
export interface HeatExportPort {
  write(table: HeatTable): HeatFile;
}

/** The answer that is exported; areas without cases in either period are left out. */
export function exportHeatmap(
  sources: HeatSources & HeatCalendars,
): (actor: Actor, query: Query) => Promise<HeatTable | Refusal> {
  const figures = heatFigures(sources);
  return async (actor, query) => {
    const answer = await figures(actor, query);
    if (isRefusal(answer)) return answer;
    return { query, asOf: answer.asOf, rows: rowsOf(answer) };
  };
}

function* rowsOf({ areas, present, compared }: HeatFigures): Generator<HeatRow> {
  for (const [position, code] of areas.codes.entries()) {
    const now = at(present, position);
    const before = compared && at(compared, position);
    if (now.count > 0 || (before?.count ?? 0) > 0) yield { code, ...now, compared: before };
  }
}

function at({ counts, overdue, medianMinutes }: PeriodFigures, position: number) {
  const median = medianMinutes?.[position] ?? Number.NaN;
  return {
    count: counts[position] ?? 0,
    overdue: overdue[position] ?? 0,
    medianMinutes: Number.isNaN(median) ? null : median,
  };
}
