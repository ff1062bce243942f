import type { Random } from '../random.ts';
import type { FaceGraph } from './faceGraph.ts';
import type { DivisionOptions } from './town.ts';

/** One connected part of a community, its groups numbered `first` … `first + groups - 1` in `groupOf`, which is improved in place. */
export interface AnnealingTask {
  readonly graph: FaceGraph;
  readonly faces: readonly number[];
  readonly groupOf: Int32Array;
  readonly first: number;
  readonly groups: number;
  readonly options: DivisionOptions;
  readonly random: Random;
  /** Hears now and then which share of the moves was tried. */
  readonly onProgress: (share: number) => void;
}

/** Moves between two reports: some milliseconds. */
const REPORT_EVERY = 20_000;
/** Moves that are tried for each face. */
const PROPOSALS_PER_FACE = 2500;
/** The temperature falls from the first to the second, geometrically; what an area out of range costs grows likewise. */
const TEMPERATURE = [0.5, 0.004] as const;
const PENALTY = [4, 8000] as const;
/** Areas are pushed into this share of the allowed tolerance, so that none ends just outside. */
const SAFETY = 0.92;

/**
 * Improves groups of faces by moving one face at a time to a neighbouring group (simulated annealing). What is made small: the sum over
 * groups of perimeter² / 4π area, what the borders cost, and a penalty on areas out of range. A group never falls apart.
 */
export function annealGroups(task: AnnealingTask): void {
  const state = new Groups(task);
  const { faces, random, onProgress } = task;
  const proposals = PROPOSALS_PER_FACE * faces.length;
  const cooling = (TEMPERATURE[1] / TEMPERATURE[0]) ** (1 / proposals);
  const growth = (PENALTY[1] / PENALTY[0]) ** (1 / proposals);
  let temperature: number = TEMPERATURE[0];
  state.penalty = PENALTY[0];
  for (let tried = 0; tried < proposals; tried += 1) {
    if (tried % REPORT_EVERY === 0) onProgress(tried / proposals);
    temperature *= cooling;
    state.penalty *= growth;
    const face = faces[Math.floor(random() * faces.length)] as number;
    const target = state.neighbourGroup(face, random());
    if (target < 0) continue;
    const change = state.weigh(face, target);
    if (change > 0 && random() >= Math.exp(-change / temperature)) continue;
    if (state.staysWhole(face)) state.move(face, target);
  }
}

/** The groups' areas and perimeters, and what a move would change. */
class Groups {
  penalty = 0;
  private readonly graph: FaceGraph;
  private readonly groupOf: Int32Array;
  private readonly first: number;
  private readonly target: number;
  private readonly slack: number;
  private readonly area: Float64Array;
  private readonly perimeter: Float64Array;
  private readonly size: Int32Array;
  private readonly mark: Int32Array;
  private readonly stack: Int32Array;
  private stamp = 0;
  /** Perimeters after the move that was weighed last. */
  private fromPerimeter = 0;
  private toPerimeter = 0;

  constructor({ graph, faces, groupOf, first, groups, options }: AnnealingTask) {
    this.graph = graph;
    this.groupOf = groupOf;
    this.first = first;
    this.target = options.targetArea;
    this.slack = options.tolerance * SAFETY;
    this.area = new Float64Array(groups);
    this.perimeter = new Float64Array(groups);
    this.size = new Int32Array(groups);
    this.mark = new Int32Array(groupOf.length);
    this.stack = new Int32Array(groupOf.length);
    for (const face of faces) {
      const group = (groupOf[face] as number) - first;
      this.area[group] = (this.area[group] as number) + (graph.area[face] as number);
      this.perimeter[group] =
        (this.perimeter[group] as number) + (graph.perimeter[face] as number) - this.sharedWith(face, group + first);
      this.size[group] = (this.size[group] as number) + 1;
    }
  }

  /** The group of one of the neighbours, or -1 where the face must stay: no other group there, or it is the last of its own. */
  neighbourGroup(face: number, chance: number): number {
    const { start, neighbour } = this.graph;
    const from = start[face] as number;
    const links = (start[face + 1] as number) - from;
    if (links === 0) return -1;
    const target = this.groupOf[neighbour[from + Math.floor(chance * links)] as number] as number;
    const own = this.groupOf[face] as number;
    return target === own || (this.size[own - this.first] as number) === 1 ? -1 : target;
  }

  /** What the sum that is made small would change by. */
  weigh(face: number, target: number): number {
    const { start, neighbour, shared, cost } = this.graph;
    const own = this.groupOf[face] as number;
    let [sharedOwn, sharedTarget, border] = [0, 0, 0];
    for (let link = start[face] as number; link < (start[face + 1] as number); link += 1) {
      const group = this.groupOf[neighbour[link] as number] as number;
      if (group === own) {
        sharedOwn += shared[link] as number;
        border += cost[link] as number;
      } else if (group === target) {
        sharedTarget += shared[link] as number;
        border -= cost[link] as number;
      }
    }
    const [from, to] = [own - this.first, target - this.first];
    const [area, perimeter] = [this.graph.area[face] as number, this.graph.perimeter[face] as number];
    const [fromArea, toArea] = [this.area[from] as number, this.area[to] as number];
    this.fromPerimeter = (this.perimeter[from] as number) - perimeter + 2 * sharedOwn;
    this.toPerimeter = (this.perimeter[to] as number) + perimeter - 2 * sharedTarget;
    return (
      border +
      this.worth(fromArea - area, this.fromPerimeter) +
      this.worth(toArea + area, this.toPerimeter) -
      this.worth(fromArea, this.perimeter[from] as number) -
      this.worth(toArea, this.perimeter[to] as number)
    );
  }

  /** Carries out the move that was weighed last. */
  move(face: number, target: number): void {
    const [from, to] = [(this.groupOf[face] as number) - this.first, target - this.first];
    const area = this.graph.area[face] as number;
    this.groupOf[face] = target;
    this.area[from] = (this.area[from] as number) - area;
    this.area[to] = (this.area[to] as number) + area;
    this.perimeter[from] = this.fromPerimeter;
    this.perimeter[to] = this.toPerimeter;
    this.size[from] = (this.size[from] as number) - 1;
    this.size[to] = (this.size[to] as number) + 1;
  }

  /** Whether the face's group still hangs together without it: its neighbours there reach each other. */
  staysWhole(face: number): boolean {
    const { start, neighbour } = this.graph;
    const own = this.groupOf[face] as number;
    const wanted = ++this.stamp;
    let [left, seed] = [0, -1];
    for (let link = start[face] as number; link < (start[face + 1] as number); link += 1) {
      const other = neighbour[link] as number;
      if (this.groupOf[other] !== own) continue;
      this.mark[other] = wanted;
      seed = other;
      left += 1;
    }
    return left > 0 && this.reaches(face, seed, left - 1, wanted);
  }

  private reaches(without: number, seed: number, wantedCount: number, wanted: number): boolean {
    const { start, neighbour } = this.graph;
    const own = this.groupOf[without] as number;
    const seen = ++this.stamp;
    let left = wantedCount;
    let top = 0;
    this.mark[without] = seen;
    this.mark[seed] = seen;
    this.stack[top++] = seed;
    while (top > 0 && left > 0) {
      const face = this.stack[--top] as number;
      for (let link = start[face] as number; link < (start[face + 1] as number); link += 1) {
        const other = neighbour[link] as number;
        if (this.groupOf[other] !== own || this.mark[other] === seen) continue;
        if (this.mark[other] === wanted) left -= 1;
        this.mark[other] = seen;
        this.stack[top++] = other;
      }
    }
    return left === 0;
  }

  private sharedWith(face: number, group: number): number {
    const { start, neighbour, shared } = this.graph;
    let sum = 0;
    for (let link = start[face] as number; link < (start[face + 1] as number); link += 1) {
      if (this.groupOf[neighbour[link] as number] === group) sum += shared[link] as number;
    }
    return sum;
  }

  private worth(area: number, perimeter: number): number {
    const beyond = Math.abs(area / this.target - 1) - this.slack;
    const penalty = beyond > 0 ? this.penalty * (beyond * beyond + 0.05 * beyond) : 0;
    return penalty + (perimeter * perimeter) / (4 * Math.PI * area);
  }
}
