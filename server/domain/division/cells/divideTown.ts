import { areaOfRings, MILLIMETRES } from '../topology/exact.ts';
import { pointFinder } from '../topology/locator.ts';
import { dissolve } from '../topology/polygons.ts';
import { type Cells, makeCells } from './cells.ts';
import { checkTown, inMetres, type TownFault } from './checkTown.ts';
import { type Drawing, drawTown, type Overlap } from './drawing.ts';
import { faceGraph } from './faceGraph.ts';
import { type CutCourtyard, cutCourtyards, type DivisionFigures, figuresOf } from './figures.ts';
import { groupFaces } from './groupFaces.ts';
import { mendNecks } from './mendNecks.ts';
import { type MissedCell, missedCells } from './missedCells.ts';
import { type DivisionProgress, noProgress } from './progress.ts';
import { type Proof, proveCells, type RebuiltCommunities } from './prove.ts';
import { type DivisionOptions, inMillimetres, type MillimetreTown, type Town } from './town.ts';

/** A town divided: its cells and what is proved and told of them. */
export interface TownDivision extends Cells {
  readonly town: MillimetreTown;
  readonly figures: DivisionFigures;
  readonly proofs: readonly Proof[];
  /** Cells whose area is out of range, with the reason. They are told, not forced. */
  readonly missed: readonly MissedCell[];
  /** Courtyards that should have stayed whole and did not; there should be none. */
  readonly cutCourtyards: readonly CutCourtyard[];
}

/** Blocks are first cut into this many faces for each cell, so that there is something to choose from. */
const FACES_PER_CELL = 4;
/** Communities that overlap by no more than this, mm², were digitised twice: the first one gets the sliver. */
const SLIVER = 1_000_000;

/** A division, or the faults for which there is none. */
export type DivisionResult = { readonly faults: readonly TownFault[] } | { readonly division: TownDivision };

/**
 * Divides a town into unit grids (万米单元网格): all lines are drawn together, blocks are cut into small faces, faces are joined to cells of
 * about the wanted area along streets and water. Cells fill the communities without a gap or an overlap, because they are made of the same
 * faces; the proofs show it without trusting that.
 */
export function divideTown(
  town: Town,
  options: DivisionOptions,
  progress: DivisionProgress = noProgress,
): DivisionResult {
  const faults = checkTown(town);
  if (faults.length > 0) return { faults };
  const plane = inMillimetres(town);
  const largest = options.targetArea * (1 + options.tolerance);
  const isWhole = (courtyard: number) => areaOfRings(plane.courtyards[courtyard] ?? []) <= largest * MILLIMETRES ** 2;
  const componentsNear = pointFinder(plane.components);
  const faceArea = (options.targetArea / FACES_PER_CELL) * MILLIMETRES ** 2;
  const { drawing, overlaps } = drawTown(plane, faceArea, { isWhole, componentsNear, progress });
  const conflicts = overlaps.filter(({ area }) => area > SLIVER);
  if (conflicts.length > 0) return { faults: conflicts.map((overlap) => overlapFault(overlap, plane)) };
  const graph = faceGraph(drawing, Math.sqrt(options.targetArea), componentsNear);
  const grouping = groupFaces(graph, drawing.communityOf, options, (share) => progress('grouping', share));
  mendNecks(graph, drawing.topology, grouping, options);
  progress('codes', 0);
  const cells = makeCells(plane, drawing, grouping, options);
  progress('proofs', 0);
  return {
    division: {
      ...cells,
      town: plane,
      proofs: proveCells(cells.cells, rebuiltCommunities(plane, drawing), plane),
      figures: figuresOf(cells, drawing, plane, options),
      missed: missedCells(cells, graph, drawing, options),
      cutCourtyards: cutCourtyards(cells, drawing),
    },
  };
}

function overlapFault(
  { communities: [one, other], area, at }: Overlap,
  { communities, origin }: MillimetreTown,
): TownFault {
  return {
    code: 'communities-overlap',
    path: `communities[${one}], communities[${other}]`,
    at: inMetres(at, origin),
    value: `${communities[one]?.code} / ${communities[other]?.code}: ${(area / MILLIMETRES ** 2).toFixed(1)} m²`,
  };
}

/** The communities with the corners that the drawing gave their borders. */
function rebuiltCommunities({ communities }: MillimetreTown, { topology, communityOf }: Drawing): RebuiltCommunities {
  return new Map(
    [...dissolve(topology, communityOf)].map(([community, polygons]) => [communities[community]?.code ?? '', polygons]),
  );
}
