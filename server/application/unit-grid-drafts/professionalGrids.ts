import type { UnitGridPublication } from '../../contract/schemas/unitGridDrafts.ts';
import {
  drawGrids,
  type GridDrawing,
  polygonsOfCells,
  type StoredGrid,
  UNITS_PER_DEGREE,
} from '../../domain/division/edit/drawing.ts';
import { measureCells } from '../../domain/division/edit/measure.ts';
import type { DrawingProof } from '../../domain/division/edit/proveDrawing.ts';
import { proveLooseGrids } from '../../domain/division/edit/proveLooseGrids.ts';
import { withSurroundings } from '../../domain/division/edit/surroundings.ts';
import type { ProfessionalKind } from '../../domain/grid/codes.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import type { Ports } from '../ports.ts';
import { polygonOf } from './gridsToPublish.ts';
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
  const fresh: GridDrawing = { origin: [x, y], cells: [], arcs: [] };
  const drawing = grids.length === 0 ? fresh : wholeDrawing(grids);
  if (!drawing) return tooLarge;
  const drawn = [...codesOf(drawing)];
  const beside = await professionalGrids.readNeighbours(districtCode, kind, subdistrictCodes, drawn);
  return { ...withSurroundings(drawing, beside), mayHavePieces: true };
}

/** Borders that nearly meet may cut a piece apart on whole units; the grid of such a piece stays as it is and is not drawn on. */
function wholeDrawing(grids: readonly StoredGrid[]): GridDrawing | null {
  const drawing = drawGrids(grids);
  if (!drawing) return null;
  const polygons = polygonsOfCells(drawing);
  const cut = new Set(grids.filter((_, at) => polygons.get(at)?.length !== 1).map(({ code }) => code));
  return cut.size === 0 ? drawing : drawGrids(grids.filter(({ code }) => !cut.has(code)));
}

/** The codes of grids that are as they are stored. */
export const codesOf = ({ cells }: Pick<GridDrawing, 'cells'>): ReadonlySet<string> =>
  new Set(cells.flatMap(({ code }) => code ?? []));

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
    drawing,
    ...given,
  });
}

/** The cells whose grids get new codes, as they are drawn. */
export function newShapes(drawing: GridDrawing): DrawnShape[] {
  return measureCells(drawing)
    .filter(({ code }) => code === null)
    .map(({ id, rings }) => ({ id, shape: polygonOf(rings) }));
}
