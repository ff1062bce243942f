import { distanceToRing, isInRing } from '../build/geometry';
import { degreesToMetres, type Point } from '../build/plane';
import { asPoint, type BaseFeature, polygonsOf, readJson, readTable, text } from './read';
import type { Report } from './report';

/** Least distance of a component from the border of its unit grid, metres. */
const CLEARANCE = 0.3;

const STATES = new Set(['intact', 'damaged', 'lost', 'abandoned', 'removed']);

/** Components: form of the code, place inside the named unit grid, known states and units. */
export function checkComponents(report: Report, unitGrids: readonly BaseFeature[]): void {
  const rings = new Map(
    unitGrids.map((grid): [string, Point[]] => [
      text(grid, 'code'),
      (polygonsOf(grid)[0]?.[0] ?? []).slice(1).map((position) => degreesToMetres(asPoint(position))),
    ]),
  );
  const units = new Set(readJson<Array<{ code: string }>>('disposal-units.json').map(({ code }) => code));
  const components = readTable('components.csv.gz');
  const codes = new Set<string>();
  const faults = { code: [] as string[], place: [] as string[], border: [] as string[], words: [] as string[] };
  for (const row of components) {
    const { code = '', category = '', unitGridCode = '', lon, lat } = row;
    const isGood = /^\d{16}$/.test(code) && code.startsWith(unitGridCode.slice(0, 6) + category) && !codes.has(code);
    if (!isGood) faults.code.push(code);
    codes.add(code);
    const at = degreesToMetres([Number(lon), Number(lat)]);
    const ring = rings.get(unitGridCode) ?? [];
    if (!isInRing(at, ring)) faults.place.push(code);
    else if (distanceToRing(at, ring) < CLEARANCE) faults.border.push(code);
    if (!wordsAreKnown(row, units)) faults.words.push(code);
  }
  report.none('components: form and uniqueness of codes', faults.code, components.length);
  report.none('components outside their unit grid', faults.place, components.length);
  report.none('components nearer than 0.3 m to a border', faults.border, components.length);
  report.none('components: state, source, accuracy, date, units', faults.words, components.length);
  const inHuangpu = components.filter(({ code }) => code?.startsWith('310101')).length;
  report.within('components in 黄浦', inHuangpu, 90_000, 120_000);
}

function wordsAreKnown(row: Readonly<Record<string, string>>, units: ReadonlySet<string>): boolean {
  const served = [row.authorityCode, row.ownerCode, row.maintainerCode];
  return (
    STATES.has(row.state ?? '') &&
    /^(surveyed|topographic-map|other)$/.test(row.dataSource ?? '') &&
    /^[ABC]$/.test(row.accuracy ?? '') &&
    /^20\d\d-\d\d-\d\d$/.test(row.recordedOn ?? '') &&
    served.every((unit) => units.has(unit ?? ''))
  );
}
