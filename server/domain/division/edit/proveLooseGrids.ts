import { proveCells } from '../cells/prove.ts';
import type { GridDrawing } from './drawing.ts';
import { cellsOfDrawing, type DrawingProof, type Found, isRule, withPlace } from './proveDrawing.ts';
import { type StrayGrid, strayProof } from './strayGrids.ts';
import { stripProof } from './strips.ts';

/** What can be asked of grids that need not fill anything. */
const asked: readonly string[] = ['one-simple-polygon', 'no-overlap', 'edges-match', 'euler', 'no-sliver', 'no-neck'];

/** Proves grids that stand alone or side by side, such as those of a trade: whole, apart from each other, inside the district. */
export function proveLooseGrids(drawing: GridDrawing, strays: readonly StrayGrid[]): readonly DrawingProof[] {
  const cells = cellsOfDrawing(drawing);
  const changed = new Set(drawing.cells.filter(({ code }) => code === null).map(({ id }) => id));
  const nothing = { origin: drawing.origin, communities: [], streets: [], waters: [], courtyards: [], components: [] };
  const proofs: Found[] = proveCells(cells, new Map(), nothing, ({ code }) => changed.has(code)).filter(({ name }) =>
    asked.includes(name),
  );
  return [
    ...proofs,
    strayProof('inside-district', strays, ({ isOutside }) => isOutside),
    strayProof('apart-from-others', strays, ({ isInOther }) => isInOther),
    stripProof(drawing),
  ].flatMap((proof) => (isRule(proof.name) ? { ...withPlace(proof, drawing, cells, []), name: proof.name } : []));
}
