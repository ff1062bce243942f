import { boundsOfDrawing, measureCells } from '../../domain/division/edit/measure.ts';
import { type DrawingProof, proveDrawing } from '../../domain/division/edit/proveDrawing.ts';
import { cellsOnNewLand, type StrayGrid } from '../../domain/division/edit/strayGrids.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import type { Ports } from '../ports.ts';
import { polygonOf } from './gridsToPublish.ts';
import { professionalProofs } from './professionalGrids.ts';
import type { UnitGridDraftRecord } from './unitGridDraftPort.ts';

/** What is proved of a draft as it stands, with the components that stand there now. */
export async function proofsOf(
  dependencies: Pick<Ports, 'unitGridDrafts' | 'professionalGrids'>,
  draft: Pick<UnitGridDraftRecord, 'districtCode' | 'kind' | 'base' | 'baseCodes' | 'drawing'>,
): Promise<readonly DrawingProof[]> {
  const { districtCode, kind, base, drawing } = draft;
  if (kind !== 'unit') return professionalProofs(dependencies, draft, kind);
  const strays = await straysOf(dependencies, draft);
  const components =
    drawing.arcs.length === 0
      ? []
      : await dependencies.unitGridDrafts.readComponents(districtCode, boundsOfDrawing(drawing));
  return proveDrawing(base, drawing, components, strays);
}

/** Cells on land that the draft did not begin with, where they are in nobody's or in the wrong hands. */
async function straysOf(
  { unitGridDrafts }: Pick<Ports, 'unitGridDrafts'>,
  {
    districtCode,
    base,
    baseCodes,
    drawing,
  }: Pick<UnitGridDraftRecord, 'districtCode' | 'base' | 'baseCodes' | 'drawing'>,
): Promise<readonly StrayGrid[]> {
  const onNewLand = cellsOnNewLand(base, drawing);
  if (onNewLand.size === 0) return [];
  const shapes = measureCells(drawing)
    .filter(({ id }) => onNewLand.has(id))
    .map(({ id, communityCode, rings }) => ({ id, communityCode, shape: polygonOf(rings) }));
  return unitGridDrafts.findStrays(districtCode, baseCodes, shapes);
}

/** The first rule that stands against publishing, by name, and where it is broken. */
export function brokenRule(proofs: readonly DrawingProof[]): Refusal | null {
  const broken = proofs.find(({ holds, isRequired }) => isRequired && !holds);
  return broken ? refuse('grid-rule-broken', { rule: broken.name, broken: broken.broken, at: broken.at }) : null;
}
