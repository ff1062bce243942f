import type { CaseSummary } from '@contract/schemas';
import type { DragEvent } from 'react';

/** What a dragged case is called on its way to a unit. */
const dragType = 'application/x-wangge-case';

/** Takes a case by the mouse. */
export function startDrag(event: DragEvent, item: CaseSummary): void {
  event.dataTransfer.setData(dragType, item.id);
  event.dataTransfer.effectAllowed = 'move';
}

/** Whether what is dragged over a unit is a case. */
export function isCaseDrag(event: DragEvent): boolean {
  return event.dataTransfer.types.includes(dragType);
}

/** The case that was let go. */
export function draggedCase(event: DragEvent): string {
  return event.dataTransfer.getData(dragType);
}
