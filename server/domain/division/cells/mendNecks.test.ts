import { describe, expect, it } from 'vitest';
import { MILLIMETRES } from '../topology/exact.ts';
import { topologyOf } from '../topology/faces.ts';
import { pointFinder } from '../topology/locator.ts';
import { dissolve, dissolveSome, pointInside, ringsOfFace } from '../topology/polygons.ts';
import { faceGraph } from './faceGraph.ts';
import { mendNecks } from './mendNecks.ts';
import { defaultDivision, lineKinds } from './town.ts';

type Box = readonly [west: number, south: number, east: number, north: number];

/**
 * Two halves of one cell hang together by a corridor of eight metres; what lies above and below the corridor belongs to the
 * cells above and below. Metres; the cell of each box behind it.
 */
const boxes: readonly (readonly [Box, number])[] = [
  [[0, 0, 80, 90], 0],
  [[80, 40, 100, 48], 0],
  [[100, 0, 130, 90], 0],
  [[80, 0, 100, 40], 1],
  [[0, -80, 130, 0], 1],
  [[80, 48, 100, 90], 2],
  [[0, 90, 130, 170], 2],
];

function drawn() {
  const pieces = boxes.flatMap(([[west, south, east, north]]) => [
    [west, south, east, south],
    [east, south, east, north],
    [east, north, west, north],
    [west, north, west, south],
  ]);
  const topology = topologyOf({
    coordinates: pieces.flat().map((value) => value * MILLIMETRES),
    kinds: pieces.map(() => lineKinds.synthetic),
  });
  const boxOfFace = topology.borders.map((_, face) => {
    const [x, y] = pointInside(ringsOfFace(topology, face)).map((value) => value / MILLIMETRES) as [number, number];
    return boxes.findIndex(([[west, south, east, north]]) => x > west && x < east && y > south && y < north);
  });
  const none = new Int32Array(boxes.length);
  const drawing = { topology, communityOf: none, courtyardOf: none.map(() => -1) };
  const groupOf = Int32Array.from(boxOfFace, (at) => boxes[at]?.[1] ?? -1);
  return { topology, boxOfFace, groupOf, graph: faceGraph(drawing, 100, pointFinder([])) };
}

describe('cells with a neck', () => {
  it('get the face beside it, when all stay in range', () => {
    const { graph, topology, boxOfFace, groupOf } = drawn();
    expect(groupOf).toHaveLength(boxes.length);
    mendNecks(graph, topology, { groupOf, count: 3 }, defaultDivision);
    const cellOfBox = boxes.map((_, at) => groupOf[boxOfFace.indexOf(at)]);
    // One of the two faces beside the corridor has changed sides; nothing else has.
    expect([cellOfBox[3] === 0, cellOfBox[5] === 0].filter(Boolean)).toHaveLength(1);
    expect([0, 1, 2, 4, 6].map((at) => cellOfBox[at])).toEqual([0, 0, 0, 1, 2]);
  });

  it('keep it when no cell has room', () => {
    const { graph, topology, groupOf } = drawn();
    const before = [...groupOf];
    mendNecks(graph, topology, { groupOf, count: 3 }, { ...defaultDivision, tolerance: 0.07 });
    expect([...groupOf]).toEqual(before);
  });

  it('are measured from their own faces alone', () => {
    const { topology, groupOf } = drawn();
    const all = dissolve(topology, groupOf);
    for (const group of [0, 1, 2]) {
      const faces = [...groupOf.keys()].filter((face) => groupOf[face] === group);
      const areas = (polygons: ReturnType<typeof dissolveSome>) =>
        polygons.map((rings) => [...(rings[0] ?? [])].sort());
      expect(areas(dissolveSome(topology, groupOf, faces))).toEqual(areas(all.get(group) ?? []));
    }
  });
});
