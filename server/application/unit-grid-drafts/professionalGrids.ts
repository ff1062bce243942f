import type { UnitGridPublication } from '../../contract/schemas/unitGridDrafts.ts';
import { drawGrids, type GridDrawing, polygonsOfCells, UNITS_PER_DEGREE } from '../../domain/division/edit/drawing.ts';
import { measureCells } from '../../domain/division/edit/measure.ts';
import type { DrawingProof } from '../../domain/division/edit/proveDrawing.ts';
import { proveLooseGrids } from '../../domain/division/edit/proveLooseGrids.ts';
import type { ProfessionalKind } from '../../domain/grid/codes.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import type { Ports } from '../ports.ts';
import type { DrawnShape, UnitGridDraftRecord } from './unitGridDraftPort.ts';

type Dependencies = Pick<Ports, 'professionalGrids'>;
type Draft = Pick<UnitGridDraftRecord, 'districtCode' | 'baseCodes' | 'drawing'>;

/** The professional grids of some subdistricts as a drawing whose outside is free; there may be none yet. */
export async function presentProfessionalGrids(
  { professionalGrids }: Dependencies,
  districtCode: string,
  kind: ProfessionalKind,
  subdistrictCodes: readonly string[],
  most: number,
): Promise<GridDrawing | Refusal> {
  const middle = await professionalGrids.readMiddle(districtCode, subdistrictCodes);
  if (!middle) return refuse('not-found', { subdistrictCodes });
  const grids = await professionalGrids.readGrids(districtCode, kind, subdistrictCodes, most + 1);
  const tooLarge = refuse('area-too-large', { most });
  if (grids.length > most) return tooLarge;
  const [x, y] = middle.map((degrees) => Math.round(degrees * UNITS_PER_DEGREE)) as [number, number];
  if (grids.length === 0) return { origin: [x, y], cells: [], arcs: [], isOutsideFree: true };
  const drawing = drawGrids(grids);
  if (!drawing) return tooLarge;
  // Borders that nearly meet may cut a grid apart on whole units; such a grid stays as it is and is not drawn on.
  const polygons = polygonsOfCells(drawing);
  const whole = grids.filter((_, at) => polygons.get(at)?.length === 1);
  const drawn = whole.length === grids.length ? drawing : drawGrids(whole);
  return drawn ? { ...drawn, isOutsideFree: true } : tooLarge;
}

/** What is proved of a draft of professional grids as it stands. */
export async function professionalProofs(
  { professionalGrids }: Dependencies,
  { districtCode, baseCodes, drawing }: Draft,
  kind: ProfessionalKind,
): Promise<readonly DrawingProof[]> {
  const shapes = newShapes(drawing);
  const strays = shapes.length === 0 ? [] : await professionalGrids.findStrays(districtCode, kind, baseCodes, shapes);
  return proveLooseGrids(drawing, strays);
}

/** Lets the drawn grids of a kind hold from a day on. */
export function publishProfessional(
  { professionalGrids }: Dependencies,
  draft: UnitGridDraftRecord,
  kind: ProfessionalKind,
  given: { readonly validFrom: string; readonly by: string; readonly at: string },
): Promise<UnitGridPublication | Refusal> {
  const { districtCode, id, revision, name, baseCodes, drawing } = draft;
  return professionalGrids.publish({
    districtCode,
    id,
    revision,
    kind,
    name,
    baseCodes,
    keptCodes: drawing.cells.flatMap(({ code }) => code ?? []),
    begun: newShapes(drawing),
    ...given,
  });
}

function newShapes(drawing: GridDrawing): DrawnShape[] {
  return measureCells(drawing)
    .filter(({ code }) => code === null)
    .map(({ id, rings }) => ({ id, shape: JSON.stringify({ type: 'Polygon', coordinates: rings }) }));
}
