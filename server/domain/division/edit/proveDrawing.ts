import type { Cell } from '../cells/cells.ts';
import { type Proof, proofNames, proveCells } from '../cells/prove.ts';
import type { MillimetreTown } from '../cells/town.ts';
import { areaOfRings, type Point } from '../topology/exact.ts';
import { pointFinder } from '../topology/locator.ts';
import { pointInside } from '../topology/polygons.ts';
import { communitiesToFill, withCornersOf } from './communityBorders.ts';
import { type GridDrawing, polygonsOfCells } from './drawing.ts';
import { inDegrees, inUnits } from './measure.ts';
import { type StrayGrid, strayProof } from './strayGrids.ts';
import { stripProof } from './strips.ts';

type Degrees = readonly [longitude: number, latitude: number];

/** One check of a drawing, with the place of the first break. */
export interface DrawingProof {
  readonly name: DrawingRule;
  readonly holds: boolean;
  /** What breaks a required one must not be published; the others are remarks. */
  readonly isRequired: boolean;
  readonly broken: number;
  readonly at: Degrees | null;
}

/**
 * What is proved of drawings: the proofs of a division but for the codes, which are given when one is published, and that no new border
 * runs through a component; that no strip of land is left between grids by mistake; of grids that need not fill anything, that they keep to the district and out of others of their kind.
 */
export const drawingRules = [
  ...proofNames.filter((name) => name !== 'codes'),
  'no-component-on-border',
  'inside-district',
  'apart-from-others',
  'no-free-strip',
] as const;
export type DrawingRule = (typeof drawingRules)[number];

/** Whether a proof is one of those told of drawings. */
export const isRule = (name: string): name is DrawingRule => drawingRules.some((rule) => rule === name);

/** A component nearer than a unit of the drawing, a millimetre, cannot be told from the border. */
const ON_BORDER = 1;

/**
 * Proves a drawing against the one that its draft began with: the communities are those of `base` and the land that was drawn since, of
 * which the database says where it strays. Widths are asked of changed grids only,
 * since an odd grid that holds already is no fault of the draft. Units of the drawing count as millimetres (0.95 to 1.11 mm at 31° N).
 */
export function proveDrawing(
  base: GridDrawing,
  drawing: GridDrawing,
  components: readonly Degrees[],
  strays: readonly StrayGrid[] = [],
): readonly DrawingProof[] {
  const cells = cellsOfDrawing(drawing);
  const communities = communitiesToFill(base, drawing);
  const points = components.map((component) => inUnits(drawing, component));
  const town: MillimetreTown = {
    origin: drawing.origin,
    communities: [...communities].map(([code, areas]) => ({ code, areas })),
    streets: [],
    waters: [],
    courtyards: [],
    components: points,
  };
  const changed = new Set(drawing.cells.filter(({ code }) => code === null).map(({ id }) => id));
  const proofs = proveCells(cells, withCornersOf(communities, cells), town, ({ code }) => changed.has(code));
  const outside = strayProof('inside-own-community', strays, ({ isOutside }) => isOutside);
  return [
    ...proofs.map((proof) => (proof.name === outside.name && proof.holds ? outside : proof)),
    componentsOnBorder(base, drawing, points),
    strayProof('apart-from-others', strays, ({ isInOther }) => isInOther),
    stripProof(drawing),
  ].flatMap((proof) => (isRule(proof.name) ? { ...withPlace(proof, drawing, cells, points), name: proof.name } : []));
}

/** The cells of a drawing for the proofs, under their ids. */
export function cellsOfDrawing(drawing: GridDrawing): Cell[] {
  const polygons = polygonsOfCells(drawing);
  return drawing.cells.map(({ id, communityCode }, at) => {
    const own = polygons.get(at) ?? [];
    return { code: id, communityCode, polygons: own, area: own.reduce((sum, rings) => sum + areaOfRings(rings), 0) };
  });
}

/** A proof before its place is known. */
export type Found = Omit<Proof, 'name'> & { readonly name: string };

/** Components on a border that the stored grids do not have. */
function componentsOnBorder(base: GridDrawing, drawing: GridDrawing, components: readonly Point[]): Found {
  const near = pointFinder(components);
  const on = ({ cells, arcs }: GridDrawing, isKept: boolean): Set<number> => {
    const found = new Set<number>();
    for (const { points, left, right } of arcs) {
      if (isKept && (cells[left]?.code ?? cells[right]?.code ?? null) === null) continue;
      for (const [at, to] of points.slice(1).entries()) {
        for (const component of near(...(points[at] as Point), ...to, ON_BORDER)) found.add(component);
      }
    }
    return found;
  };
  const before = on(base, true);
  const broken = [...on(drawing, false)].filter((component) => !before.has(component));
  return {
    name: 'no-component-on-border',
    holds: broken.length === 0,
    isRequired: true,
    broken: broken.length,
    examples: broken.map(String),
  };
}

/** Adds where the first example is: a cell, a community, a component by number, or an edge. */
export function withPlace(proof: Found, drawing: GridDrawing, cells: readonly Cell[], components: readonly Point[]) {
  const { holds, isRequired, broken, examples } = proof;
  const point = placeOf(proof.name, examples[0], cells, components);
  return { holds, isRequired, broken, at: point ? inDegrees(drawing, point) : null };
}

function placeOf(
  name: string,
  example: string | undefined,
  cells: readonly Cell[],
  components: readonly Point[],
): Point | null {
  if (example === undefined) return null;
  if (name === 'components-in-one-cell' || name === 'no-component-on-border') {
    return components[Number(example)] ?? null;
  }
  if (name === 'edges-match' || name === 'no-free-strip') {
    const [x, y] = example.split(',').map(Number);
    return [x ?? 0, y ?? 0];
  }
  const [named] = example.split(':', 1);
  const cell = cells.find(({ code, communityCode }) => code === example || communityCode === named);
  return cell?.polygons[0] ? pointInside(cell.polygons[0]) : null;
}
