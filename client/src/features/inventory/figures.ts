import type { InventoryStatistics } from '@contract/schemas/inventory';
import { componentStates } from '@domain/inventory/component';
import type { KeptTable } from '../../ui/keepTable';

type Area = InventoryStatistics['areas'][number];

/** What one area has. What is removed is no longer there and counts in no total. */
export interface AreaFigures extends Area {
  readonly total: number;
  /** In the order of the states. */
  readonly byState: readonly number[];
  readonly perSquareKilometer: number | null;
  readonly perUnitGrid: number | null;
  /** The share of what is there that is not intact, from 0 to 1. */
  readonly wrongShare: number | null;
}

export const measures = ['perSquareKilometer', 'perUnitGrid', 'total', 'wrongShare'] as const;
export type Measure = (typeof measures)[number];

const intact = componentStates.indexOf('intact');
const removed = componentStates.indexOf('removed');

/** The figures of every area, of one category or of all. */
export function areaFigures(
  { areas, categories, cells }: InventoryStatistics,
  categoryId: string | null,
): AreaFigures[] {
  const wanted = categories.findIndex(({ id }) => id === categoryId);
  const counts = areas.map(() => componentStates.map(() => 0));
  for (const [area, category, state, count] of cells) {
    const row = counts[area];
    if (row && (categoryId === null || category === wanted)) row[state] = (row[state] ?? 0) + count;
  }
  return areas.map((area, index) => figuresOf(area, counts[index] ?? []));
}

/** A zero denominator gives no value, never nought. */
function figuresOf(area: Area, byState: readonly number[]): AreaFigures {
  const total = byState.reduce((sum, count, state) => (state === removed ? sum : sum + count), 0);
  return {
    ...area,
    total,
    byState,
    perSquareKilometer: ratio(total, area.squareKilometers),
    perUnitGrid: ratio(total, area.unitGridCount),
    wrongShare: ratio(total - (byState[intact] ?? 0), total),
  };
}

function ratio(value: number, by: number): number | null {
  return by > 0 ? value / by : null;
}

/** The district as one area: counts and sizes summed, the latest day of all. */
export function districtFigures(rows: readonly AreaFigures[], code: string, name: string | null): AreaFigures {
  const sum = (figureOf: (row: AreaFigures) => number) => rows.reduce((total, row) => total + figureOf(row), 0);
  const days = rows.flatMap(({ surveyedOn }) => surveyedOn ?? []).sort();
  return figuresOf(
    {
      code,
      name,
      squareKilometers: sum((row) => row.squareKilometers),
      unitGridCount: sum((row) => row.unitGridCount),
      surveyedOn: days.at(-1) ?? null,
    },
    componentStates.map((_, state) => sum((row) => row.byState[state] ?? 0)),
  );
}

/** Every count that stands behind the figures: area × category × state, one line each. */
export function statisticsTable(
  { areas, categories, cells }: InventoryStatistics,
  headings: readonly string[],
  stateText: (state: (typeof componentStates)[number]) => string,
): KeptTable {
  const lines = cells.map(([area, category, state, count]) => {
    const where = areas[area];
    const what = categories[category];
    const how = componentStates[state];
    return [where?.code ?? '', where?.name ?? '', what?.id ?? '', what?.name ?? '', how ? stateText(how) : '', count];
  });
  return { headings, lines };
}
