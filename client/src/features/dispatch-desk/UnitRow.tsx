import type { UnitLoad } from '@contract/schemas/desks';
import { type DragEvent, useState } from 'react';
import { useTranslation } from '../../locale/useTranslation';
import { draggedCase, isCaseDrag } from './drag';

export interface UnitRowProps {
  readonly unit: UnitLoad;
  /** `dragged`: the case that was let go over it; null where it was pressed. */
  readonly onChoose: (unit: UnitLoad, dragged: string | null) => void;
}

/** One unit with its open cases; takes cases that are dragged onto it. */
export function UnitRow({ unit, onChoose }: UnitRowProps) {
  const { t } = useTranslation();
  const [isOver, setIsOver] = useState(false);
  const over = (event: DragEvent) => {
    if (!isCaseDrag(event)) return;
    event.preventDefault();
    setIsOver(true);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    onChoose(unit, draggedCase(event));
  };
  return (
    <li>
      <button
        type="button"
        className="unit-row"
        data-unit={unit.code}
        data-over={isOver || undefined}
        onClick={() => onChoose(unit, null)}
        onDragOver={over}
        onDragLeave={() => setIsOver(false)}
        onDrop={drop}
      >
        <span>{unit.name}</span>
        <span className="unit-load">{t('assign.load', { count: unit.openCases })}</span>
      </button>
    </li>
  );
}
