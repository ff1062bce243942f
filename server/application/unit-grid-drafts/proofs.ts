import { boundsOfDrawing } from '../../domain/division/edit/measure.ts';
import { type DrawingProof, proveDrawing } from '../../domain/division/edit/proveDrawing.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import type { Ports } from '../ports.ts';
import { professionalProofs } from './professionalGrids.ts';
import type { UnitGridDraftRecord } from './unitGridDraftPort.ts';

/** What is proved of a draft as it stands, with the components that stand there now. */
export async function proofsOf(
  dependencies: Pick<Ports, 'unitGridDrafts' | 'professionalGrids'>,
  draft: Pick<UnitGridDraftRecord, 'districtCode' | 'kind' | 'base' | 'baseCodes' | 'drawing'>,
): Promise<readonly DrawingProof[]> {
  const { districtCode, kind, base, drawing } = draft;
  if (kind !== 'unit') return professionalProofs(dependencies, draft, kind);
  const box = boundsOfDrawing(drawing);
  return proveDrawing(base, drawing, await dependencies.unitGridDrafts.readComponents(districtCode, box));
}

/** The first rule that stands against publishing, by name, and where it is broken. */
export function brokenRule(proofs: readonly DrawingProof[]): Refusal | null {
  const broken = proofs.find(({ holds, isRequired }) => isRequired && !holds);
  return broken ? refuse('grid-rule-broken', { rule: broken.name, broken: broken.broken, at: broken.at }) : null;
}
