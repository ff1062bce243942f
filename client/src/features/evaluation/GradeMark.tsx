import type { Grade } from '@domain/evaluation/score';
import { gradeColors } from './grades';

/** A grade as a letter with its colour beside it. */
export function GradeMark({ grade }: { grade: Grade | null }) {
  if (!grade) return null;
  return (
    <span className="grade-mark" data-grade={grade}>
      <span className="grade-swatch" style={{ background: gradeColors[grade] }} aria-hidden="true" />
      {grade}
    </span>
  );
}
