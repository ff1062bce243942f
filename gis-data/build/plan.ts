import type pg from 'pg';
import { type BaseCoverage, buildBase } from './base';
import type { DetailLine } from './detailLines';
import { buildDistrictArcs, type DistrictArc } from './districts';
import { HUANGPU_GUIDES } from './guides';
import { degreesToMetres, type Point } from './plane';
import { huangpuRiver, riverRings, sketchedReaches, suzhouCreek } from './river';
import { smoothLine } from './smooth';
import type { Sources } from './sources';
import type { LineNumbers } from './split';

/** 黄浦区 and 闵行区 are drawn down to streets and unit grids; the others to communities. */
export const HUANGPU = '310101';
export const MINHANG = '310112';
export const DETAILED_DISTRICTS = [HUANGPU, MINHANG] as const;

/** The real skeleton of the city before anything is made up, and the names of its lines. */
export interface Plan extends BaseCoverage {
  readonly arcs: readonly DistrictArc[];
  /** Water surface of the rivers, rings in metres. */
  readonly waterRings: readonly WaterSurface[];
  /** Names of drawn lines (roads) by line number. */
  readonly lineNames: Map<number, string>;
}

/** A stretch of river as an area; `synthetic` where it was drawn by hand. */
export interface WaterSurface {
  readonly name: string;
  readonly ring: readonly Point[];
  readonly synthetic: boolean;
}

/** Distance of the riverside road from the water's edge, metres. */
const RIVERSIDE_ROAD = 75;

/** Builds the district coverage with the Huangpu's banks and the main roads of 黄浦区 as its first inner borders. */
export async function buildPlan(client: pg.Client, sources: Sources, lines: LineNumbers): Promise<Plan> {
  const arcs = await buildDistrictArcs(client, sources);
  const huangpu = huangpuRiver(arcs);
  const creek = suzhouCreek(arcs);
  const banks = await riverRings(client, huangpu, 0);
  const lineNames = new Map<number, string>();
  const details: DetailLine[] = [];
  const add = (district: string, kind: string, line: readonly Point[], name?: string): void => {
    const tag = lines.tag(kind);
    if (name !== undefined) lineNames.set(tag.line, name);
    details.push({ district, tag, line });
  };
  for (const guide of HUANGPU_GUIDES) {
    add(HUANGPU, guide.kind, smoothLine(guide.line.map(degreesToMetres), 2), guide.name);
  }
  for (const ring of banks) {
    for (const district of DETAILED_DISTRICTS) add(district, 'bank', ring);
  }
  for (const ring of await riverRings(client, huangpu.slice(0, 1), RIVERSIDE_ROAD)) {
    add(HUANGPU, 'arterial', ring, '中山东路');
  }
  const base = await buildBase(client, sources, arcs, details, banks);
  const surfaces: WaterSurface[] = banks.map((ring) => ({ name: '黄浦江', ring, synthetic: false }));
  for (const [rivers, synthetic] of [
    [creek, false],
    [sketchedReaches(), true],
  ] as const) {
    for (const river of rivers) {
      const rings = await riverRings(client, [river], 0);
      surfaces.push(...rings.map((ring) => ({ name: river.name, ring, synthetic })));
    }
  }
  return {
    ...base,
    arcs,
    waterRings: surfaces,
    lineNames,
  };
}
