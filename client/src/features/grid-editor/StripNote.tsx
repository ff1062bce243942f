import type { GridDrawing } from '@domain/division/edit/drawing';
import { inDegrees } from '@domain/division/edit/measure';
import type { FreeStrip } from '@domain/division/edit/strips';
import { Button } from 'antd';
import { useTranslation } from '../../locale/useTranslation';

interface StripNoteProps {
  readonly base: Pick<GridDrawing, 'origin'>;
  readonly strips: readonly FreeStrip[];
  /** Shows a place on the map. */
  readonly onPlace: (at: readonly [longitude: number, latitude: number]) => void;
}

/** Warns, while somebody draws, of land that is left between grids by mistake. */
export function StripNote({ base, strips, onPlace }: StripNoteProps) {
  const { t } = useTranslation();
  const [first] = strips;
  if (!first) return null;
  const [width, length] = [first.width.toFixed(1), Math.round(first.length)];
  return (
    <p className="grid-strip-note" role="status" data-strips={strips.length}>
      <span>● {t('grids.strips', { count: strips.length, width, length })}</span>
      <Button size="small" onClick={() => onPlace(inDegrees(base, first.at))}>
        {t('grids.proofs.show')}
      </Button>
    </p>
  );
}
