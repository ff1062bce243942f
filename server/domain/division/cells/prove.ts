import { clearanceOf, squaredToBorder } from '../topology/clearance.ts';
import { boxOf, doubleArea, type Point, type Ring, sideOfPolygon } from '../topology/exact.ts';
import { polygonLocator } from '../topology/locator.ts';
import { type PlanePolygon, pointInside } from '../topology/polygons.ts';
import type { Cell } from './cells.ts';
import { SNAP } from './drawing.ts';
import { countEdges, type EdgeUse, eulerSurplus, outerEdges, sameEdges } from './edgeProofs.ts';
import type { MillimetreTown } from './town.ts';

/** What is proved of every division, in the order of the checks. */
export const proofNames = [
  'one-simple-polygon',
  'area-complete',
  'covers-communities',
  'no-overlap',
  'inside-own-community',
  'edges-match',
  'euler',
  'components-in-one-cell',
  'codes',
  'no-sliver',
  'no-neck',
] as const;
export type ProofName = (typeof proofNames)[number];

/** One check: how many places break it, and the first of them by cell code or number of the component. */
export interface Proof {
  readonly name: ProofName;
  readonly holds: boolean;
  /** A division that breaks a required proof must not be published; the others are remarks. */
  readonly isRequired: boolean;
  readonly broken: number;
  readonly examples: readonly string[];
}

/** The communities as the drawing has them: the borders of the input bent by no more than rounding. */
export type RebuiltCommunities = ReadonlyMap<string, readonly PlanePolygon[]>;

const MOST_EXAMPLES = 20;
/** Drawing near lines together and rounding bend a border by no more than this, mm. */
const BENT = SNAP + 2;
/** How densely a cell is sampled, mm, and half the width of what counts as a sliver and as a neck. */
export const SAMPLING = 1500;
const SLIVER = 2500;
export const NECK = 5000;

/**
 * The eleven proofs that cells fill their communities without a gap or an overlap, each component lies in one cell, and codes are right.
 * They read cells, communities and components only, not how these came about, on whole millimetres. How wide cells are is asked only of
 * those for which `isMeasured` holds.
 */
export function proveCells(
  cells: readonly Cell[],
  rebuilt: RebuiltCommunities,
  town: MillimetreTown,
  isMeasured: (cell: Cell) => boolean = () => true,
): Proof[] {
  const uses = cells.map(({ polygons }) => countEdges(polygons));
  const all = outerEdges(uses);
  return [
    proof(
      'one-simple-polygon',
      cells.filter((cell) => !isSimple(cell)).map(({ code }) => code),
    ),
    proof('area-complete', areaDifference(cells, rebuilt)),
    proof('covers-communities', uncovered(cells, uses, rebuilt)),
    proof('no-overlap', overlapping(cells)),
    proof('inside-own-community', strayed(cells, town)),
    proof('edges-match', all.repeated),
    proof('euler', eulerSurplus(uses, all) === 0 ? [] : [String(eulerSurplus(uses, all))]),
    proof('components-in-one-cell', strayComponents(cells, town)),
    proof('codes', wrongCodes(cells)),
    ...widths(cells.filter(isMeasured)),
  ];
}

function proof(name: ProofName, broken: readonly string[], isRequired = true): Proof {
  return {
    name,
    holds: broken.length === 0,
    isRequired,
    broken: broken.length,
    examples: broken.slice(0, MOST_EXAMPLES),
  };
}

function isSimple({ polygons }: Cell): boolean {
  const [rings] = polygons;
  if (polygons.length !== 1 || !rings) return false;
  return rings.every((ring, at) => {
    const isOnce = new Set(ring.map(([x, y]) => `${x},${y}`)).size === ring.length;
    return isOnce && ring.length > 2 && doubleArea(ring) > 0 === (at === 0);
  });
}

const doubled = (polygons: readonly PlanePolygon[]): number =>
  polygons.flat().reduce((sum, ring) => sum + doubleArea(ring), 0);

/** Doubled areas in mm² are whole numbers: equal means equal. */
function areaDifference(cells: readonly Cell[], rebuilt: RebuiltCommunities): string[] {
  return [...rebuilt].flatMap(([code, polygons]) => {
    const own = cells.filter(({ communityCode }) => communityCode === code);
    const sum = own.reduce((total, cell) => total + doubled(cell.polygons), 0);
    return sum === doubled(polygons) ? [] : [`${code}: ${(sum - doubled(polygons)) / 2} mm²`];
  });
}

/** Communities whose border is not exactly the outer border of their cells: the symmetric difference of both would not be empty. */
function uncovered(cells: readonly Cell[], uses: readonly EdgeUse[], rebuilt: RebuiltCommunities): string[] {
  return [...rebuilt].flatMap(([code, polygons]) => {
    const own = outerEdges(uses.filter((_, at) => cells[at]?.communityCode === code));
    return sameEdges(own.outer, countEdges(polygons)) ? [] : [code];
  });
}

function overlapping(cells: readonly Cell[]): string[] {
  const cellsAt = polygonLocator(cells.map(({ polygons }) => polygons[0] ?? []));
  return cells.flatMap(({ code, polygons }, at) => {
    const found = cellsAt(pointInside(polygons[0] ?? []));
    return found.length === 1 && found[0] === at ? [] : [code];
  });
}

/** Cells with a corner outside of their community as it was given, by more than rounding, or with their inside elsewhere. */
function strayed(cells: readonly Cell[], town: MillimetreTown): string[] {
  const areasOf = new Map(town.communities.map(({ code, areas }) => [code, areas]));
  const isWithin = (areas: readonly (readonly Ring[])[], [x, y]: Point): boolean =>
    areas.some((rings) => sideOfPolygon(rings, x, y) >= 0 || squaredToBorder(rings, x, y) <= BENT * BENT);
  return cells.flatMap(({ code, communityCode, polygons }) => {
    const areas = areasOf.get(communityCode) ?? [];
    const points = [...(polygons[0]?.[0] ?? []), pointInside(polygons[0] ?? [])];
    return points.every((point) => isWithin(areas, point)) ? [] : [code];
  });
}

/** Components of the communities that lie in no cell and on no cell's border, or inside of two. */
function strayComponents(cells: readonly Cell[], town: MillimetreTown): string[] {
  const shapes = cells.map(({ polygons }) => polygons[0] ?? []);
  const [inside, touching] = [polygonLocator(shapes), polygonLocator(shapes, 'with-border')];
  const communitiesAt = polygonLocator(town.communities.flatMap(({ areas }) => areas));
  return town.components.flatMap((component, at) => {
    const found = inside(component).length;
    const isHeld = found === 1 || (found === 0 && touching(component).length > 0);
    return isHeld || communitiesAt(component).length === 0 ? [] : [String(at)];
  });
}

function wrongCodes(cells: readonly Cell[]): string[] {
  const seen = new Set<string>();
  return cells.flatMap(({ code, communityCode }) => {
    const isWrong = !/^\d{15}$/.test(code) || !code.startsWith(communityCode) || seen.has(code);
    seen.add(code);
    return isWrong ? [code] : [];
  });
}

function widths(cells: readonly Cell[]): Proof[] {
  const slivers: string[] = [];
  const necks: string[] = [];
  for (const { code, polygons } of cells) {
    const rings = polygons[0] ?? [];
    const { widest, pieces } = clearanceOf(rings, SAMPLING, NECK);
    // What the coarse raster misses is looked at closely.
    if (widest < SLIVER && clearanceOf(rings, fineStep(rings), NECK).widest < SLIVER) slivers.push(code);
    if (pieces > 1) necks.push(code);
  }
  return [proof('no-sliver', slivers), proof('no-neck', necks, false)];
}

function fineStep(rings: readonly Ring[]): number {
  const [west, south, east, north] = boxOf(rings[0] ?? []);
  return Math.max(200, Math.max(east - west, north - south) / 400);
}
