/** A class of load against the mean: from `from` (inclusive) to the next one. Colours diverge and are safe for colour-blind eyes. */
export interface LoadClass {
  readonly from: number;
  readonly label: string;
  readonly color: string;
}

export const loadClasses: readonly LoadClass[] = [
  { from: 0, label: '< 0.90', color: '#2b6ca3' },
  { from: 0.9, label: '0.90–0.98', color: '#9cc1de' },
  { from: 0.98, label: '0.98–1.02', color: '#f1eee6' },
  { from: 1.02, label: '1.02–1.10', color: '#f2b36b' },
  { from: 1.1, label: '≥ 1.10', color: '#b35806' },
];

/** The class that a load, as a part of the mean, belongs to. */
export function loadClassOf(loadOverMean: number): LoadClass {
  return loadClasses.reduce((found, next) => (loadOverMean >= next.from ? next : found));
}
