import type { CaseSummary } from '@contract/schemas';
import { Checkbox } from 'antd';
import type { DragEvent, ReactNode } from 'react';
import { useTranslation } from '../../locale/useTranslation';
import { useCategoryNames } from '../useCategoryNames';
import './bulk.css';
import { toggle, useSelection } from './selection';

export interface SelectableRowProps {
  readonly desk: string;
  readonly item: CaseSummary;
  readonly onDragStart?: (event: DragEvent, item: CaseSummary) => void;
  readonly children: ReactNode;
}

/** A row of a queue with a box to select it, and to be dragged where there is somewhere to drag it. */
export function SelectableRow({ desk, item, onDragStart, children }: SelectableRowProps) {
  const { t } = useTranslation();
  const nameOf = useCategoryNames();
  const ids = useSelection(desk);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dragging has its equal by keyboard, announced above the list
    <div
      className="selectable-row"
      draggable={onDragStart !== undefined}
      onDragStart={onDragStart && ((event) => onDragStart(event, item))}
    >
      {/* biome-ignore lint/a11y/noLabelWithoutControl: antd's checkbox is the control */}
      <label className="selectable-box">
        <Checkbox
          checked={ids.has(item.id)}
          aria-label={t('bulk.select', { category: `${nameOf(item.categoryId, item.categoryName)} ${item.number}` })}
          onChange={() => toggle(desk, item.id)}
        />
      </label>
      <div className="selectable-content">{children}</div>
    </div>
  );
}
