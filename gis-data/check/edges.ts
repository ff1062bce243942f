import { type BaseFeature, ringsInUnits, text } from './read';
import type { Report } from './report';

/**
 * The strongest proof of a coverage, on integers and without trusting any geometry library.
 *
 * Rings run counter-clockwise (holes clockwise), so inside a set of areas without gap or overlap each directed edge
 * occurs once and its reverse once. What is left without a partner is the outline, and it must be, edge by edge, the
 * outline of the parent.
 */
export function checkCover(
  report: Report,
  title: string,
  children: readonly BaseFeature[],
  parents: readonly BaseFeature[],
  parentOf: (child: BaseFeature) => string,
): void {
  const outlines = new Map<string, Set<string>>();
  const faults: string[] = [];
  for (const child of children) {
    const parent = parentOf(child);
    const outline = outlines.get(parent) ?? new Set<string>();
    outlines.set(parent, outline);
    for (const [a, b] of directedEdges(child)) {
      if (outline.has(`${a}>${b}`)) faults.push(`edge twice in ${text(child, 'code')}`);
      if (!outline.delete(`${b}>${a}`)) outline.add(`${a}>${b}`);
    }
  }
  for (const parent of parents) {
    const outline = outlines.get(text(parent, 'code'));
    const own = directedEdges(parent).map(([a, b]) => `${a}>${b}`);
    const missing = own.filter((edge) => !outline?.has(edge)).length;
    if (missing > 0 || outline?.size !== own.length) {
      faults.push(`${text(parent, 'code')}: ${missing} edges missing, ${(outline?.size ?? 0) - own.length} too many`);
    }
  }
  report.none(title, faults, parents.length);
}

/** Within one set of areas: no directed edge may occur twice (that would be an overlap). */
export function checkNoSharedSide(report: Report, title: string, areas: readonly BaseFeature[]): void {
  const seen = new Set<string>();
  const faults: string[] = [];
  let count = 0;
  for (const area of areas) {
    for (const [a, b] of directedEdges(area)) {
      count += 1;
      if (seen.has(`${a}>${b}`)) faults.push(text(area, 'code'));
      seen.add(`${a}>${b}`);
    }
  }
  report.none(title, faults, count);
}

function directedEdges(feature: BaseFeature): Array<[string, string]> {
  return ringsInUnits(feature).flatMap((ring) => {
    const names = ring.map(([east, north]) => `${east} ${north}`);
    return names.map((name, i): [string, string] => [name, names[(i + 1) % names.length] as string]);
  });
}
