import type { StreetKind } from './streets';
import type { Trade } from './units';

/** How components of one category stand along a street. */
export interface ComponentRule {
  /** Category of CJ/T 214-2007, 4 digits. */
  readonly category: string;
  /** Mean distance along the street between two of them on one side, metres. */
  readonly spacing: number;
  /** Which sides get them: both, or one side after the other. */
  readonly sides: 'both' | 'alternate' | 'one';
  /** Distance from the kerb in metres: negative is on the carriageway, positive on the pavement. */
  readonly fromKerb: number;
  readonly kinds: readonly StreetKind[];
  /** Who owns and who looks after it. */
  readonly owner: Trade;
  readonly maintainer: Trade;
  /** Survey accuracy that the category asks for. */
  readonly accuracy: 'A' | 'B' | 'C';
}

/** Half the width of the carriageway in metres. */
export const HALF_WIDTH: Readonly<Record<StreetKind, number>> = {
  expressway: 16,
  arterial: 12,
  collector: 7.5,
  lane: 4.5,
};

const ALL: readonly StreetKind[] = ['expressway', 'arterial', 'collector', 'lane'];
const WIDE: readonly StreetKind[] = ['expressway', 'arterial', 'collector'];
const MAIN: readonly StreetKind[] = ['expressway', 'arterial'];
const LANE: readonly StreetKind[] = ['lane'];

type Row = readonly [
  string,
  number,
  ComponentRule['sides'],
  number,
  readonly StreetKind[],
  Trade,
  Trade,
  'A' | 'B' | 'C',
];

/** category, spacing, sides, from the kerb, streets, owner, maintainer, accuracy. */
const ROWS: readonly Row[] = [
  ['0402', 8, 'both', 1.2, WIDE, 'greening', 'greening', 'B'],
  ['0402', 14, 'both', 0.9, LANE, 'greening', 'greening', 'B'],
  ['0403', 60, 'both', 1.6, WIDE, 'greening', 'greening', 'B'],
  ['0118', 60, 'alternate', 0.7, ALL, 'lighting', 'lighting', 'A'],
  ['0106', 90, 'one', 1.4, ALL, 'lighting', 'lighting', 'A'],
  ['0101', 50, 'one', -2.2, ALL, 'water', 'water', 'A'],
  ['0102', 40, 'one', -3.1, ALL, 'drainage', 'drainage', 'A'],
  ['0103', 35, 'one', -1.2, ALL, 'drainage', 'drainage', 'A'],
  ['0104', 28, 'both', -0.4, ALL, 'drainage', 'drainage', 'A'],
  ['0105', 55, 'one', 2.1, ALL, 'power', 'power', 'A'],
  ['0107', 45, 'one', 2.6, ALL, 'telecom', 'telecom', 'A'],
  ['0108', 90, 'one', 3.0, ALL, 'telecom', 'telecom', 'A'],
  ['0109', 100, 'one', 2.3, WIDE, 'telecom', 'telecom', 'A'],
  ['0111', 60, 'one', -2.7, ALL, 'gas', 'gas', 'A'],
  ['0112', 220, 'one', 1.8, WIDE, 'traffic', 'traffic', 'A'],
  ['0113', 120, 'alternate', 1.0, ALL, 'water', 'water', 'A'],
  ['0114', 900, 'one', -1.8, ALL, 'municipal', 'municipal', 'A'],
  ['0115', 220, 'alternate', 2.4, ALL, 'telecom', 'telecom', 'A'],
  ['0116', 260, 'one', 2.8, ALL, 'power', 'power', 'A'],
  ['0117', 110, 'alternate', 0.9, ALL, 'telecom', 'telecom', 'B'],
  ['0121', 800, 'alternate', 2.2, WIDE, 'municipal', 'property', 'A'],
  ['0122', 420, 'alternate', 2.0, WIDE, 'telecom', 'telecom', 'A'],
  ['0123', 650, 'alternate', 1.8, WIDE, 'telecom', 'telecom', 'A'],
  ['0124', 900, 'one', 2.2, MAIN, 'telecom', 'telecom', 'B'],
  ['0134', 300, 'one', 3.1, ALL, 'power', 'power', 'B'],
  ['0135', 700, 'one', 3.3, ALL, 'gas', 'gas', 'B'],
  ['0138', 1500, 'one', 2.4, WIDE, 'urban-enforcement', 'urban-enforcement', 'B'],
  ['0201', 500, 'one', 6.5, ALL, 'traffic', 'property', 'C'],
  ['0202', 60, 'one', 0.6, LANE, 'traffic', 'traffic', 'A'],
  ['0203', 380, 'both', 0.9, WIDE, 'traffic', 'traffic', 'A'],
  ['0204', 900, 'one', 0.9, WIDE, 'traffic', 'traffic', 'A'],
  ['0209', 70, 'both', 0.5, WIDE, 'traffic', 'traffic', 'A'],
  ['0209', 120, 'alternate', 0.5, LANE, 'traffic', 'traffic', 'A'],
  ['0211', 45, 'both', -0.1, MAIN, 'traffic', 'traffic', 'B'],
  ['0212', 110, 'both', 1.7, WIDE, 'municipal', 'municipal', 'B'],
  ['0301', 700, 'one', 6.0, WIDE, 'cleaning', 'cleaning', 'B'],
  ['0302', 260, 'one', 5.5, LANE, 'cleaning', 'property', 'C'],
  ['0303', 420, 'alternate', 1.2, WIDE, 'cleaning', 'cleaning', 'B'],
  ['0304', 400, 'one', 6.0, LANE, 'cleaning', 'cleaning', 'C'],
  ['0305', 60, 'both', 0.8, WIDE, 'cleaning', 'cleaning', 'A'],
  ['0305', 80, 'alternate', 0.7, LANE, 'cleaning', 'cleaning', 'A'],
  ['0306', 55, 'both', 5.2, WIDE, 'urban-enforcement', 'property', 'C'],
  ['0307', 32, 'both', 4.6, WIDE, 'urban-enforcement', 'property', 'C'],
  ['0307', 75, 'alternate', 3.4, LANE, 'urban-enforcement', 'property', 'C'],
  ['0404', 90, 'both', 1.9, MAIN, 'greening', 'greening', 'B'],
  ['0407', 110, 'alternate', 2.0, WIDE, 'municipal', 'municipal', 'B'],
  ['0501', 260, 'alternate', 3.0, LANE, 'property', 'property', 'B'],
  ['0602', 1800, 'one', 14, ALL, 'construction', 'construction', 'C'],
];

export const STREET_RULES: readonly ComponentRule[] = ROWS.map(
  ([category, spacing, sides, fromKerb, kinds, owner, maintainer, accuracy]) => ({
    category,
    spacing,
    sides,
    fromKerb,
    kinds,
    owner,
    maintainer,
    accuracy,
  }),
);

/** What stands at a crossing of wide streets: category, how many, trade. */
export const CROSSING_RULES: ReadonlyArray<readonly [string, number, Trade]> = [
  ['0210', 4, 'traffic'],
  ['0213', 2, 'traffic'],
  ['0136', 2, 'traffic'],
  ['0214', 1, 'traffic'],
];

/** What stands in a park: category, square metres for each, trade. */
export const PARK_RULES: ReadonlyArray<readonly [string, number, Trade]> = [
  ['0404', 900, 'greening'],
  ['0405', 2500, 'greening'],
  ['0406', 6000, 'greening'],
  ['0407', 450, 'greening'],
  ['0408', 700, 'greening'],
  ['0409', 1100, 'greening'],
  ['0410', 25000, 'greening'],
  ['0401', 9000, 'greening'],
  ['0119', 400, 'lighting'],
  ['0120', 500, 'lighting'],
  ['0126', 3000, 'property'],
  ['0305', 900, 'cleaning'],
];

/** What stands along the flood wall: category, spacing in metres, metres inland, trade. */
export const BANK_RULES: ReadonlyArray<readonly [string, number, number, Trade]> = [
  ['0606', 25, 1.2, 'water'],
  ['0604', 12, 2.6, 'water'],
  ['0603', 180, 1.8, 'water'],
  ['0605', 600, 3.2, 'water'],
  ['0120', 30, 6, 'lighting'],
  ['0407', 40, 9, 'greening'],
];
