import type { CoordinateSystem } from './coordinateSystems.ts';

/** Longitude and latitude in degrees, EPSG:4326. */
export type LonLat = readonly [number, number];
/** Outer and inner rings of areas, as GeoJSON has them. */
export type Areas = readonly (readonly (readonly LonLat[])[])[];

/** One reading of the sample's numbers: a system, and whether the first number is the northing or latitude. */
export interface SystemCandidate {
  readonly system: CoordinateSystem;
  readonly isSwapped: boolean;
  /** How many of the sample's places then lie in the area, 0 to 1. */
  readonly insideShare: number;
  /** Metres from a place to the nearest known component, in the middle of the sample; null where none is known. */
  readonly medianMeters: number | null;
}

/** Readings whose shares differ by no more than this are told apart by known components. */
const SAME_SHARE = 0.02;
const LEAST_SHARE = 0.5;
/** A reading is believed over a preferred one when it brings the places this much nearer to known components. */
const CLEARLY_NEARER = 0.5;
/** Beside known things, and not by chance: of a rare category the nearest is always some hundred metres away. */
const BESIDE_METERS = 30;
/** Shifted systems are 300–600 m off: a middle distance within this says nothing about the shift. */
const NEAR_ENOUGH_METERS = 100;

export const systemWarnings = ['outside-area', 'several-fit', 'shift-suspected'] as const;
export type SystemWarning = (typeof systemWarnings)[number];
export interface SystemDecision {
  readonly chosen: SystemCandidate;
  /** Others that fit as well, best first. */
  readonly others: readonly SystemCandidate[];
  readonly warnings: readonly SystemWarning[];
}

/**
 * Chooses among readings that stand in the order of preference; null when none brings half of the places into the area.
 * Among those that fit equally, known components nearby decide, if there are any.
 */
export function decideSystem(candidates: readonly SystemCandidate[]): SystemDecision | null {
  const best = Math.max(0, ...candidates.map(({ insideShare }) => insideShare));
  if (best < LEAST_SHARE) return null;
  const fitting = candidates.filter(({ insideShare }) => insideShare >= best - SAME_SHARE);
  const [preferred] = fitting;
  if (!preferred) return null;
  const nearest = nearestOf(fitting);
  const chosen = nearest && isClearlyNearer(nearest, preferred) ? nearest : preferred;
  const others = fitting.filter((candidate) => candidate !== chosen && !isSamePlace(candidate, chosen));
  const warnings: SystemWarning[] = best < 0.95 ? ['outside-area'] : [];
  const isTold = nearest !== null && (chosen !== preferred || (chosen.medianMeters ?? Infinity) < NEAR_ENOUGH_METERS);
  if (others.length > 0 && !isTold) warnings.push('several-fit');
  return { chosen, others, warnings };
}

/**
 * What is to be said of a system that a person or a file named: places that lie elsewhere, and the mark of a shifted
 * system, which is that another reading brings the places clearly nearer to known components.
 */
export function warningsOf(stated: SystemCandidate, alternatives: readonly SystemCandidate[]): SystemWarning[] {
  const warnings: SystemWarning[] = stated.insideShare < 0.95 ? ['outside-area'] : [];
  const nearest = nearestOf(alternatives);
  if (nearest && isClearlyNearer(nearest, stated)) warnings.push('shift-suspected');
  return warnings;
}

function nearestOf(candidates: readonly SystemCandidate[]): SystemCandidate | null {
  const measured = candidates.filter(({ medianMeters }) => medianMeters !== null);
  return measured.length === 0
    ? null
    : measured.reduce((one, other) =>
        (other.medianMeters ?? Infinity) < (one.medianMeters ?? Infinity) ? other : one,
      );
}

function isClearlyNearer(one: SystemCandidate, other: SystemCandidate): boolean {
  if (one.medianMeters === null || other.medianMeters === null || one === other) return false;
  if (one.medianMeters > BESIDE_METERS) return false;
  return other.medianMeters > NEAR_ENOUGH_METERS && one.medianMeters < other.medianMeters * CLEARLY_NEARER;
}

/** WGS 84 and CGCS2000 differ by centimetres: no reason to ask anybody. */
function isSamePlace(one: SystemCandidate, other: SystemCandidate): boolean {
  return one.system.kind === 'degrees' && other.system.kind === 'degrees' && one.isSwapped === other.isSwapped;
}

/** The share of places that lie in the areas. */
export function insideShare(places: readonly (LonLat | null)[], areas: Areas): number {
  if (places.length === 0) return 0;
  return places.filter((place) => place && isInside(place, areas)).length / places.length;
}

/** Whether a place lies in any of the areas and in none of their holes, by the number of edges to its east. */
export function isInside([x, y]: LonLat, areas: Areas): boolean {
  return areas.some((rings) => {
    let isIn = false;
    for (const ring of rings) {
      for (let at = 0, before = ring.length - 1; at < ring.length; before = at, at += 1) {
        const [[x1, y1], [x2, y2]] = [ring[at] ?? [0, 0], ring[before] ?? [0, 0]];
        if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) isIn = !isIn;
      }
    }
    return isIn;
  });
}
