import { inUnits } from '@domain/division/edit/measure';
import { pickCell } from '@domain/division/edit/pick';
import { useTranslation } from '../../locale/useTranslation';
import { type Editing, presentDrawing } from './editingState';

/** Says where the crosshair of the keys is, and how many points were put. */
export function CrosshairNote({ state }: { state: Editing }) {
  const { t } = useTranslation();
  const drawing = presentDrawing(state);
  if (!drawing || !state.crosshair) return null;
  const cell = drawing.cells[pickCell(drawing, inUnits(drawing, state.crosshair))];
  const place = cell
    ? t('grids.crosshair.over', { grid: cell.code ?? t('grids.newGrid') })
    : t('grids.crosshair.outside');
  return (
    <p role="status" className="grid-hint" data-crosshair>
      {place}
      {state.line.length > 0 && ` · ${t('grids.crosshair.points', { count: state.line.length })}`}
    </p>
  );
}
