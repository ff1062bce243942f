import { type Arc, arcsOf } from '../topology/arcs.ts';
import { areaOfRings, boxOf, MILLIMETRES, type Point, type Ring } from '../topology/exact.ts';
import { dissolve, type PlanePolygon } from '../topology/polygons.ts';
import type { Drawing } from './drawing.ts';
import type { Grouping } from './groupFaces.ts';
import type { DivisionOptions, MillimetreTown } from './town.ts';

/** A unit grid as it was drawn. */
export interface Cell {
  /** 15 digits: the community's 12 and the sequence inside it. */
  readonly code: string;
  readonly communityCode: string;
  /** Usually one polygon; more would be a fault that the proofs find. Millimetres. */
  readonly polygons: readonly PlanePolygon[];
  /** m² */
  readonly area: number;
}

/** Cells in the order of their codes, and the arcs that they share; `left` and `right` of an arc are places in `cells`. */
export interface Cells {
  readonly cells: readonly Cell[];
  readonly arcs: readonly Arc[];
  /** The cell of each face, or -1. */
  readonly cellOf: Int32Array;
}

/** Makes cells of groups of faces and gives them their codes: in each community from west to east, then from north to south (GB/T 30428.1). */
export function makeCells(
  town: MillimetreTown,
  drawing: Drawing,
  { groupOf }: Grouping,
  { targetArea }: DivisionOptions,
): Cells {
  const communityOfGroup = new Map<number, number>();
  for (const [face, group] of groupOf.entries()) {
    if (group >= 0) communityOfGroup.set(group, drawing.communityOf[face] as number);
  }
  const shapes = [...dissolve(drawing.topology, groupOf)].map(([group, polygons]) => ({
    group,
    polygons,
    community: communityOfGroup.get(group) as number,
    center: centerOf(polygons[0] ?? []),
  }));
  const topOf = town.communities.map(({ areas }) => boxOf(areas.flat(2))[3]);
  const band = Math.sqrt(targetArea) * MILLIMETRES;
  const bandOf = ({ community, center }: (typeof shapes)[number]) =>
    Math.floor(((topOf[community] as number) - center[1]) / band);
  const ordered = [...shapes].sort(
    (one, other) =>
      compareText(codeOf(town, one.community), codeOf(town, other.community)) ||
      bandOf(one) - bandOf(other) ||
      one.center[0] - other.center[0],
  );
  const given = new Map<number, number>();
  const cells = ordered.map(({ community, polygons }): Cell => {
    const sequence = (given.get(community) ?? 0) + 1;
    given.set(community, sequence);
    const communityCode = codeOf(town, community);
    const area = polygons.reduce((sum, rings) => sum + areaOfRings(rings), 0) / MILLIMETRES ** 2;
    return { code: communityCode + String(sequence).padStart(3, '0'), communityCode, polygons, area };
  });
  const cellOfGroup = new Map(ordered.map(({ group }, at) => [group, at]));
  const cellOf = groupOf.map((group) => cellOfGroup.get(group) ?? -1);
  return { cells, cellOf, arcs: arcsOf(drawing.topology, cellOf) };
}

const codeOf = (town: MillimetreTown, community: number): string => town.communities[community]?.code ?? '';
const compareText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** The centre of mass of a polygon's outer ring. */
function centerOf(rings: readonly Ring[]): Point {
  const ring = rings[0] ?? [];
  const [ox, oy] = ring[0] ?? [0, 0];
  let [sum, x, y] = [0, 0, 0];
  for (let at = 0; at < ring.length; at += 1) {
    const [ax, ay] = ring[at] as Point;
    const [bx, by] = ring[(at + 1) % ring.length] as Point;
    const cross = (ax - ox) * (by - oy) - (bx - ox) * (ay - oy);
    sum += cross;
    x += (ax + bx - 2 * ox) * cross;
    y += (ay + by - 2 * oy) * cross;
  }
  return [ox + x / (3 * sum), oy + y / (3 * sum)];
}
