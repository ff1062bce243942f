import type { EntryOf } from '../../api/administration';

/** One line of a subject's list. */
export interface Row {
  readonly key: string;
  readonly title: string;
  readonly detail: string;
  /** The heading it stands under; rows of one group follow each other. */
  readonly group: string;
  readonly depth: number;
  readonly note: string | null;
  readonly isQuiet: boolean;
}

/** The rows that hold every word searched for, whatever the case of its letters. */
export function matchingRows(rows: readonly Row[], search: string): readonly Row[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return rows;
  return rows.filter(({ key, title, detail }) => {
    const text = `${key} ${title} ${detail}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** Units in the order of the tree: each followed by its sub-units, one step deeper. Units of a broken tree come last. */
export function inTreeOrder(units: readonly EntryOf<'unit'>[]): { unit: EntryOf<'unit'>; depth: number }[] {
  const known = new Set(units.map(({ key }) => key));
  const below = new Map<string | null, EntryOf<'unit'>[]>();
  for (const unit of units) {
    const { parentCode } = unit.document;
    const parent = parentCode !== null && known.has(parentCode) ? parentCode : null;
    below.set(parent, [...(below.get(parent) ?? []), unit]);
  }
  const placed: { unit: EntryOf<'unit'>; depth: number }[] = [];
  const place = (parent: string | null, depth: number): void => {
    for (const unit of below.get(parent) ?? []) {
      placed.push({ unit, depth });
      place(unit.key, depth + 1);
    }
  };
  place(null, 0);
  const seen = new Set(placed.map(({ unit }) => unit.key));
  return [...placed, ...units.filter(({ key }) => !seen.has(key)).map((unit) => ({ unit, depth: 0 }))];
}
