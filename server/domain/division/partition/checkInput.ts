import { type Refusal, refuse } from '../../refusal.ts';
import type { PartitionInput, PartitionNode, PartitionOptions } from './input.ts';

export const graphProblems = [
  'empty',
  'not-a-number',
  'negative',
  'index-out-of-range',
  'self-loop',
  'duplicate-edge',
  'barrier-unknown',
  'no-area',
] as const;
type GraphProblem = (typeof graphProblems)[number];

const MOST_DISTRICTS = 100_000;

/** What makes a graph or the options unusable, with the place of the fault; null when both are fine. */
export function objectionTo(input: PartitionInput, options: PartitionOptions): Refusal | null {
  if (input.nodes.length === 0) return badGraph('empty', 'nodes');
  return objectionToNodes(input.nodes, options) ?? objectionToEdges(input) ?? objectionToOptions(input, options);
}

function objectionToNodes(nodes: readonly PartitionNode[], options: PartitionOptions): Refusal | null {
  for (const [index, node] of nodes.entries()) {
    for (const field of ['load', 'area', 'perimeter', 'x', 'y'] as const) {
      if (!Number.isFinite(node[field])) return badGraph('not-a-number', `nodes[${index}].${field}`);
    }
    for (const field of ['load', 'area', 'perimeter'] as const) {
      if (node[field] < 0) return badGraph('negative', `nodes[${index}].${field}`);
    }
    // A shape has no measure without an area.
    if (options.objective !== 'border' && node.area === 0) return badGraph('no-area', `nodes[${index}].area`);
  }
  return null;
}

function objectionToEdges({ nodes, edges, barriers = [] }: PartitionInput): Refusal | null {
  const isNode = (index: number) => Number.isInteger(index) && index >= 0 && index < nodes.length;
  const known = new Set<number>();
  for (const [index, [one, other, length]] of edges.entries()) {
    const place = `edges[${index}]`;
    if (!isNode(one) || !isNode(other)) return badGraph('index-out-of-range', place);
    if (one === other) return badGraph('self-loop', place);
    if (!Number.isFinite(length)) return badGraph('not-a-number', `${place}[2]`);
    if (length < 0) return badGraph('negative', `${place}[2]`);
    const key = edgeKey(one, other, nodes.length);
    if (known.has(key)) return badGraph('duplicate-edge', place);
    known.add(key);
  }
  const unknown = barriers.findIndex(([one, other]) => !known.has(edgeKey(one, other, nodes.length)));
  return unknown < 0 ? null : badGraph('barrier-unknown', `barriers[${unknown}]`);
}

function objectionToOptions({ nodes }: PartitionInput, options: PartitionOptions): Refusal | null {
  const { districts, maxLoad, tolerance = 0, fixed, previous } = options;
  if (districts === undefined && maxLoad === undefined) return badOption('districts');
  if (districts !== undefined) {
    const isNumber = Number.isInteger(districts) && districts >= 1 && districts <= MOST_DISTRICTS;
    if (!isNumber || districts > nodes.length) {
      return refuse('district-count-impossible', { districts, least: 1, most: nodes.length });
    }
  }
  if (maxLoad !== undefined && !(Number.isFinite(maxLoad) && maxLoad > 0)) return badOption('maxLoad');
  if (!(tolerance >= 0 && tolerance <= 1)) return badOption('tolerance');
  if (previous && previous.length !== nodes.length) return badOption('previous');
  if (fixed && !isFixing(fixed, nodes.length, districts ?? nodes.length)) return badOption('fixed');
  return null;
}

function isFixing(fixed: readonly number[], nodeCount: number, districts: number): boolean {
  const isDistrict = (value: number) => Number.isInteger(value) && value >= -1 && value < districts;
  return fixed.length === nodeCount && fixed.every(isDistrict);
}

/** One number for an edge, whichever way round it is written. */
export function edgeKey(one: number, other: number, nodeCount: number): number {
  return Math.min(one, other) * nodeCount + Math.max(one, other);
}

const badGraph = (problem: GraphProblem, at: string) => refuse('graph-invalid', { problem, at });
const badOption = (option: string) => refuse('partition-option-invalid', { option });
