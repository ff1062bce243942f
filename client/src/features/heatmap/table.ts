/** One column of figures, by area. */
export interface FigureColumn {
  readonly key: string;
  readonly label: string;
  readonly values: ArrayLike<number>;
  readonly text: (value: number) => string;
}

/** What is on the map as figures: the areas that have any, and the columns. */
export interface HeatTable {
  readonly codes: readonly string[];
  readonly shown: readonly number[];
  readonly columns: readonly FigureColumn[];
}

/** Which column the rows are in the order of, and how. */
export interface TableOrder {
  readonly key: string;
  readonly isAscending: boolean;
}

/** The places of all areas for which something is known. */
export function shownAreas(areaCount: number, isShown: (index: number) => boolean): number[] {
  return Array.from({ length: areaCount }, (_, index) => index).filter(isShown);
}

/**
 * The areas in the order of a column, of the codes for `code`. What has no figure comes last whichever way the order runs;
 * equal figures stand in the order of their codes, so that a page never shows a row twice.
 */
export function inOrder({ shown, columns }: HeatTable, { key, isAscending }: TableOrder): number[] {
  const sign = isAscending ? 1 : -1;
  const values = columns.find((column) => column.key === key)?.values;
  if (!values) return [...shown].sort((a, b) => sign * (a - b));
  const at = (index: number) => values[index] ?? Number.NaN;
  return [...shown].sort((a, b) => {
    const [one, other] = [at(a), at(b)];
    if (Number.isNaN(one) || Number.isNaN(other))
      return Number(Number.isNaN(one)) - Number(Number.isNaN(other)) || a - b;
    return sign * (one - other) || a - b;
  });
}
