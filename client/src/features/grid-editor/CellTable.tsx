import type { MeasuredCell } from '@domain/division/edit/measure';
import { gridOf, placesOfPieces } from '@domain/division/edit/pieces';
import { Checkbox } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { type Translate, useTranslation } from '../../locale/useTranslation';
import { GroupedCode } from '../../ui/GroupedCode';
import { type AreaRange, stateOf } from './mapDrawing';

export interface CellTableProps {
  readonly cells: readonly MeasuredCell[];
  /** The range that areas should be in, where there is one. */
  readonly range: AreaRange | null;
  readonly selected: string | null;
  readonly onChoose: (id: string) => void;
}

function stateWord(cell: MeasuredCell, range: AreaRange | null, t: Translate): string | null {
  const state = stateOf(cell, range);
  if (state === 'same') return null;
  const [low, high] = (range ?? []).map((area) => Math.round(area).toLocaleString());
  return state === 'odd' ? t('grids.odd', { low, high }) : t('grids.changed');
}

/** The same grids as on the map, for reading and for the keyboard. */
export function CellTable({ cells, range, selected, onChoose }: CellTableProps) {
  const { t } = useTranslation();
  const [isShort, setShort] = useState(false);
  const chosen = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    if (selected) chosen.current?.scrollIntoView({ block: 'nearest' });
  }, [selected]);
  const pieces = useMemo(() => placesOfPieces(cells), [cells]);
  const shown = isShort ? cells.filter(({ code }) => code === null) : cells;
  return (
    <section className="grid-cells" aria-label={t('grids.cells')}>
      <div className="grid-cells-head">
        <strong>{t('grids.count', { count: new Set(cells.map(gridOf)).size })}</strong>
        <Checkbox checked={isShort} onChange={(event) => setShort(event.target.checked)}>
          {t('grids.onlyChanged')}
        </Checkbox>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <div className="grid-cells-rows" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('grids.code')}</th>
              <th scope="col">{t('grids.area')}</th>
              <th scope="col">{t('grids.changed')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((cell) => (
              <tr
                key={cell.id}
                ref={cell.id === selected ? chosen : undefined}
                data-cell={cell.id}
                data-state={stateOf(cell, range)}
                aria-current={cell.id === selected}
              >
                <td>
                  <button type="button" onClick={() => onChoose(cell.id)}>
                    {cell.code ? <GroupedCode code={cell.code} /> : t('grids.newGrid')}
                    {pieces.has(cell.id) && <span className="grid-piece">{t('grids.piece', pieces.get(cell.id))}</span>}
                  </button>
                </td>
                <td className="grid-number">{Math.round(cell.area).toLocaleString()}</td>
                <td>{stateWord(cell, range, t)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {cells.length === 0 && <p className="case-quiet">{t('grids.noCells')}</p>}
      </div>
    </section>
  );
}
