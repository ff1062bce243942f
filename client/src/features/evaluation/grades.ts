import type { EvaluationRow } from '@contract/schemas/evaluation';
import type { AreaKind } from '@domain/evaluation/objects';
import { type Grade, grades } from '@domain/evaluation/score';
import type { HeatShading } from '../../map/types';

/**
 * From good to bad over two hues that every kind of colour vision tells apart, apart in lightness, too; none is a lamp's.
 * The letter always stands beside the colour.
 */
export const gradeColors: Readonly<Record<Grade, string>> = {
  A: '#2b6c99',
  B: '#9cc3dc',
  C: '#f0e6c8',
  D: '#dfa45b',
  E: '#8f4a1b',
};

/** The lowest score of each grade, for the legend. */
export const gradeFloors: Readonly<Record<Grade, number>> = { A: 90, B: 75, C: 60, D: 40, E: 0 };

/** Shades each area by its grade. */
export function shadeByGrade(level: AreaKind, rows: readonly EvaluationRow[]): HeatShading {
  const classes = new Map<string, number>();
  for (const { code, grade } of rows) if (grade) classes.set(code, grades.indexOf(grade));
  return { level, classes, colors: grades.map((grade) => gradeColors[grade]) };
}
