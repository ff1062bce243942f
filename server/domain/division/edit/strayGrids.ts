import type { GridDrawing } from './drawing.ts';
import { stepKey } from './drawing.ts';
import type { Found } from './proveDrawing.ts';

/** What the database found about a changed grid: whether it leaves the area it belongs to, or lies in a grid that is not drawn here. */
export interface StrayGrid {
  readonly id: string;
  readonly isOutside: boolean;
  readonly isInOther: boolean;
}

/** A proof that holds where no grid strays in a certain way. */
export function strayProof(name: string, strays: readonly StrayGrid[], isBroken: (grid: StrayGrid) => boolean): Found {
  const examples = strays.filter(isBroken).map(({ id }) => id);
  return { name, holds: examples.length === 0, isRequired: true, broken: examples.length, examples };
}

/** The ids of changed cells with a border to the outside that the drawing did not have at first: they may reach onto new land. */
export function cellsOnNewLand(base: GridDrawing, drawing: GridDrawing): ReadonlySet<string> {
  const known = new Set(outerSteps(base).map(({ step }) => step));
  const found = outerSteps(drawing).flatMap(({ step, cell }) => (known.has(step) ? [] : cell));
  return new Set(
    [...new Set(found)].flatMap((at) => {
      const cell = drawing.cells[at];
      return cell && cell.code === null ? cell.id : [];
    }),
  );
}

/** Every step along the outside with the cell beside it at the left hand. */
function outerSteps({ arcs }: GridDrawing): { readonly step: string; readonly cell: number }[] {
  return arcs.flatMap(({ points, left, right }) => {
    if (left !== -1 && right !== -1) return [];
    const way = right === -1 ? points : [...points].reverse();
    return way.slice(1).map((to, at) => ({ step: stepKey(way[at] ?? to, to), cell: Math.max(left, right) }));
  });
}
