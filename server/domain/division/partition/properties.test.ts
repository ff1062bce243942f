import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRefusal } from '../../refusal.ts';
import { certify } from './certify.ts';
import { groupBorders, objectives, type PartitionInput, type PartitionOptions } from './input.ts';
import { type Partition, partition } from './partition.ts';

/** Any graph: random trees with random further edges, some parts apart, loads of every size and zero. */
const randomGraph: fc.Arbitrary<PartitionInput> = fc
  .record({
    nodes: fc.array(
      fc.record({
        load: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 20 }), fc.constant(500)),
        area: fc.integer({ min: 1, max: 50 }),
        perimeter: fc.integer({ min: 0, max: 60 }),
        x: fc.integer({ min: 0, max: 30 }),
        y: fc.integer({ min: 0, max: 30 }),
        group: fc.constantFrom('a', 'b'),
      }),
      { minLength: 1, maxLength: 40 },
    ),
    links: fc.array(fc.tuple(fc.nat(), fc.nat(), fc.integer({ min: 0, max: 9 })), { maxLength: 80 }),
    isApart: fc.boolean(),
  })
  .map(({ nodes, links, isApart }) => {
    const edges = new Map<string, readonly [number, number, number]>();
    const add = (a: number, b: number, length: number) => {
      const [one, other] = [Math.min(a, b), Math.max(a, b)];
      if (one !== other) edges.set(`${one} ${other}`, [one, other, length]);
    };
    for (const v of nodes.keys()) if (v > 0 && !(isApart && v % 9 === 0)) add(v, Math.floor(v / 2), 3);
    for (const [a, b, length] of links) if (!isApart) add(a % nodes.length, b % nodes.length, length);
    const list = [...edges.values()];
    return { nodes, edges: list, barriers: list.slice(0, 2).map(([one, other]) => [one, other] as const) };
  });

const randomOptions: fc.Arbitrary<PartitionOptions & { readonly districts: number }> = fc.record({
  districts: fc.integer({ min: 1, max: 12 }),
  tolerance: fc.constantFrom(0, 0.05, 0.5),
  objective: fc.constantFrom(...objectives),
  borders: fc.constantFrom(...groupBorders),
  seed: fc.integer({ min: 0, max: 99 }),
  proposalsPerNode: fc.constant(50),
  attempts: fc.constant(2),
});

/** The plan by another way of counting: a search from the first member of each district. */
function isConnected(
  { nodes, edges, barriers = [] }: PartitionInput,
  plan: readonly number[],
  district: number,
): boolean {
  const closed = new Set(barriers.map(([one, other]) => `${one} ${other}`));
  const members = [...nodes.keys()].filter((v) => plan[v] === district);
  const seen = new Set(members.slice(0, 1));
  for (const v of seen) {
    for (const [one, other] of edges) {
      if (closed.has(`${one} ${other}`)) continue;
      const next = one === v ? other : other === v ? one : -1;
      if (next >= 0 && plan[next] === district) seen.add(next);
    }
  }
  return seen.size === members.length && members.length > 0;
}

const solvedOr = (found: ReturnType<typeof partition>): Partition | null => (isRefusal(found) ? null : found);

describe('of any graph', () => {
  it('every node is in one district, every district is connected and holds a node, and the certificate says the same', () => {
    fc.assert(
      fc.property(randomGraph, randomOptions, (input, options) => {
        const found = partition(input, options);
        if (isRefusal(found)) {
          expect(found.refused).toBe('district-count-impossible');
          return;
        }
        const { plan, certificate } = found;
        expect(plan.length).toBe(input.nodes.length);
        const used = [...new Set(plan)].sort((one, other) => one - other);
        expect(used).toEqual(Array.from({ length: options.districts }, (_, d) => d));
        for (const d of used) expect(isConnected(input, plan, d)).toBe(true);
        expect(certificate.isContiguous).toBe(true);
        const total = input.nodes.reduce((sum, { load }) => sum + load, 0);
        expect(certificate.loads.reduce((sum, own) => sum + own, 0)).toBeCloseTo(total, 6);
        expect(certificate.maxOverMean).toBeGreaterThanOrEqual(certificate.bounds.maxOverMean - 1e-9);
        expect(certificate.minOverMean).toBeLessThanOrEqual(certificate.bounds.minOverMean + 1e-9);
      }),
      { numRuns: 300 },
    );
  });

  it('the same seed gives the same plan', () => {
    fc.assert(
      fc.property(randomGraph, randomOptions, (input, options) => {
        expect(partition(input, options)).toEqual(partition(input, options));
      }),
      { numRuns: 60 },
    );
  });

  it('hard borders are never crossed', () => {
    fc.assert(
      fc.property(randomGraph, randomOptions, (input, options) => {
        const found = solvedOr(partition(input, { ...options, borders: 'hard' }));
        const groups = new Map<number, Set<unknown>>();
        for (const [v, d] of (found?.plan ?? []).entries()) {
          groups.set(d, (groups.get(d) ?? new Set()).add(input.nodes[v]?.group));
        }
        for (const group of groups.values()) expect(group.size).toBe(1);
      }),
      { numRuns: 100 },
    );
  });

  it('a fixed plan stays as it is, and so does an earlier one that is too dear to leave', () => {
    fc.assert(
      fc.property(randomGraph, randomOptions, (input, options) => {
        const first = solvedOr(partition(input, options));
        if (!first) return;
        const held = solvedOr(partition(input, { ...options, fixed: first.plan }));
        expect(held?.plan).toEqual(first.plan);
        const dear = { ...options, previous: first.plan, pricePerMovedNode: 1e15 };
        expect(solvedOr(partition(input, dear))?.certificate.movedNodes).toBe(0);
      }),
      { numRuns: 60 },
    );
  });

  it('a certificate notices a district in two pieces', () => {
    const row: PartitionInput = {
      nodes: [0, 1, 2].map((x) => ({ load: 1, area: 1, perimeter: 4, x, y: 0 })),
      edges: [
        [0, 1, 1],
        [1, 2, 1],
      ],
    };
    expect(certify(row, [0, 1, 0], 2)).toMatchObject({ connectedDistricts: 1, isContiguous: false, cutEdges: 2 });
    expect(certify(row, [0, 0, 0], 2)).toMatchObject({ emptyDistricts: 1, isContiguous: false, minOverMean: 0 });
  });
});
