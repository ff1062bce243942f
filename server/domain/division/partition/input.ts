/** A small area, in plane coordinates of metres. `load` is whatever is to be balanced, additive over areas. */
export interface PartitionNode {
  readonly load: number;
  /** Square metres. */
  readonly area: number;
  /** Metres of its whole border, also where it has no neighbour. */
  readonly perimeter: number;
  readonly x: number;
  readonly y: number;
  /** What it belongs to, such as a subdistrict; nodes of no group belong together. */
  readonly group?: string | number | null;
}

/** Two nodes that touch, by their places in the list of nodes, and the metres of border they share. */
export type PartitionEdge = readonly [node: number, other: number, sharedLength: number];

export interface PartitionInput {
  readonly nodes: readonly PartitionNode[];
  readonly edges: readonly PartitionEdge[];
  /** Edges that cannot be crossed (a river without a bridge, an expressway): they share a border, yet no way. */
  readonly barriers?: readonly (readonly [number, number])[];
}

export const objectives = ['shape', 'border'] as const;
/**
 * What is minimised while the loads are kept: `shape` the sum of P²/4πA over the districts (1 for a circle), `border`
 * the shared lengths that are cut. A graph whose lengths are all 1 has its cut edges counted by `border`.
 */
export type Objective = (typeof objectives)[number];

export const groupBorders = ['hard', 'soft', 'none'] as const;
/** Whether a district may cross the border of a group: never, better not, or as it likes. */
export type GroupBorders = (typeof groupBorders)[number];

export interface PartitionOptions {
  /** How many districts; without it the least number that keeps `maxLoad`. */
  readonly districts?: number;
  /** No district may carry more. */
  readonly maxLoad?: number;
  /** How far a district's load may be from the mean, both ways: 0.02 is 2 %. */
  readonly tolerance?: number;
  readonly objective?: Objective;
  readonly seed?: number;
  readonly borders?: GroupBorders;
  /** What a metre of a group's border costs as a border of districts, where groups are soft. */
  readonly softBorderWeight?: number;
  /** For each node the district it has to be in, or −1. */
  readonly fixed?: readonly number[];
  /** For each node the district it was in, or −1; the new plan starts from it. */
  readonly previous?: readonly number[];
  /** What it costs to move one node out of its previous district, in units of the objective. */
  readonly pricePerMovedNode?: number;
  /** The budget of one attempt. Counted, never timed, so that the answer does not depend on the machine. */
  readonly proposalsPerNode?: number;
  /** Attempts with different seeds, as long as none keeps the tolerance (or as long as they cost nothing). */
  readonly attempts?: number;
  /** Told from time to time which share of the work is done, 0 to 1. */
  readonly onProgress?: (share: number) => void;
}

export type CompleteOptions = Required<Omit<PartitionOptions, 'districts' | 'maxLoad' | 'fixed' | 'previous'>> &
  Pick<PartitionOptions, 'districts' | 'maxLoad' | 'fixed' | 'previous'>;

/** Proposals for each node of a map of ordinary size, for a very large one, and for any map altogether. */
const [USUAL_PROPOSALS, FEWEST_PROPOSALS, ALL_PROPOSALS] = [400, 100, 8_000_000];

/** The values that hold where nothing is said. */
export function completeOptions(options: PartitionOptions, nodeCount: number): CompleteOptions {
  const affordable = Math.max(FEWEST_PROPOSALS, Math.min(USUAL_PROPOSALS, Math.floor(ALL_PROPOSALS / nodeCount)));
  return {
    ...options,
    tolerance: options.tolerance ?? 0.02,
    objective: options.objective ?? 'shape',
    seed: options.seed ?? 1,
    borders: options.borders ?? 'hard',
    softBorderWeight: options.softBorderWeight ?? 0.5,
    pricePerMovedNode: options.pricePerMovedNode ?? 0.02,
    proposalsPerNode: options.proposalsPerNode ?? affordable,
    attempts: options.attempts ?? 3,
    onProgress: options.onProgress ?? (() => undefined),
  };
}
