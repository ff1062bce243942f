import { ringArea } from '../build/geometry';
import { degreesToMetres } from '../build/plane';
import { asPoint, type BaseFeature, polygonsOf, text } from './read';
import type { Report } from './report';

/** Sizes, simplicity and order of the unit grids. */
export function checkUnitGrids(report: Report, unitGrids: readonly BaseFeature[]): void {
  const complex = unitGrids.filter((grid) => grid.geometry.type !== 'Polygon' || grid.geometry.coordinates.length > 1);
  report.none(
    'unit grids: one part, no hole',
    complex.map((grid) => text(grid, 'code')),
    unitGrids.length,
  );
  const inner = areasOf(unitGrids, '310101');
  const outer = areasOf(unitGrids, '310112');
  report.within('黄浦: number of unit grids', inner.length, 1900, 2200);
  report.within('黄浦: share within 7,000–13,000 m²', share(inner, 7000, 13_000), 0.99, 1);
  report.within('黄浦: smallest, m²', Math.min(...inner), 3000, 10_000);
  report.within('闵行: number of unit grids', outer.length, 12_000, 17_000);
  report.within('闵行: share within 7,000–60,000 m²', share(outer, 7000, 60_000), 0.99, 1);
  checkSequences(report, unitGrids);
}

function areasOf(unitGrids: readonly BaseFeature[], district: string): number[] {
  return unitGrids
    .filter((grid) => text(grid, 'code').startsWith(district))
    .map((grid) => {
      const ring = (polygonsOf(grid)[0]?.[0] ?? []).slice(1);
      return ringArea(ring.map((position) => degreesToMetres(asPoint(position))));
    });
}

function share(areas: readonly number[], low: number, high: number): number {
  return areas.filter((area) => area >= low && area <= high).length / areas.length;
}

/** Sequence numbers of each community run from 001 without a gap. */
function checkSequences(report: Report, unitGrids: readonly BaseFeature[]): void {
  const byCommunity = new Map<string, number[]>();
  for (const grid of unitGrids) {
    const code = text(grid, 'code');
    const list = byCommunity.get(code.slice(0, 12)) ?? [];
    list.push(Number(code.slice(12)));
    byCommunity.set(code.slice(0, 12), list);
  }
  const faults = [...byCommunity].filter(([, numbers]) => {
    numbers.sort((a, b) => a - b);
    return numbers.some((number, i) => number !== i + 1);
  });
  report.none(
    'unit grids: sequences without gaps',
    faults.map(([code]) => code),
    byCommunity.size,
  );
}
