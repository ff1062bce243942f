import type * as packed from '@contract/schemas/heatmap';
import { unpackFloat32, unpackWhole } from './packed';

/** How old figures are: up to when every change is counted, and how many are not yet. */
export interface Freshness {
  readonly asOf: string;
  readonly pending: number;
}

/** The areas of a level; every other answer of the same edition is in their order. */
export interface HeatAreas {
  readonly level: packed.HeatLevel;
  readonly edition: string;
  readonly codes: readonly string[];
  readonly squareKilometers: Float32Array;
  readonly componentCounts: Uint32Array;
}

/** The figures of one period, by area. */
export interface PeriodFigures {
  readonly counts: Uint32Array;
  readonly overdue: Uint32Array;
  /** Handling times in working minutes; NaN where nothing was handled, null where they were not asked for. */
  readonly medianMinutes: Float32Array | null;
}

export interface HeatFigures extends PeriodFigures, Freshness {
  readonly level: packed.HeatLevel;
  readonly edition: string;
  readonly compared: PeriodFigures | null;
}

/** Counts by frame: frame f is entries offsets[f] to offsets[f + 1] of `places` (in the areas' order) and `counts`. */
export interface HeatFrames extends Freshness {
  readonly level: packed.HeatLevel;
  readonly edition: string;
  readonly step: packed.HeatFrameStep;
  readonly frames: readonly string[];
  readonly offsets: Uint32Array;
  readonly places: Uint32Array;
  readonly counts: Uint32Array;
}

export interface HeatHotspots extends Freshness {
  readonly level: packed.HeatLevel;
  readonly edition: string;
  readonly z: Float32Array;
  readonly p: Float32Array;
  readonly q: Float32Array;
}

export interface HeatForecast extends Freshness {
  readonly level: packed.HeatLevel;
  readonly edition: string;
  readonly from: string;
  readonly to: string;
  readonly expected: Float32Array;
  readonly total: number;
  readonly lastWeek: Uint32Array;
  readonly error: packed.HeatForecast['error'];
}

/** An answer with the areas in whose order it is. */
export type WithAreas<T> = T & { readonly areas: HeatAreas };

/** Unpacks the areas of a level. */
export function unpackAreas({ codes, squareKilometers, componentCounts, ...rest }: packed.HeatAreas): HeatAreas {
  return {
    ...rest,
    codes: codes === '' ? [] : codes.split('\n'),
    squareKilometers: unpackFloat32(squareKilometers),
    componentCounts: unpackWhole(componentCounts),
  };
}

/** Unpacks the figures of a period and of the one it is compared with. */
export function unpackFigures({ compared, ...figures }: packed.Heatmap): HeatFigures {
  return { ...figures, ...unpackPeriod(figures), compared: compared && unpackPeriod(compared) };
}

function unpackPeriod(period: Pick<packed.Heatmap, 'counts' | 'overdue' | 'medianMinutes'>): PeriodFigures {
  return {
    counts: unpackWhole(period.counts),
    overdue: unpackWhole(period.overdue),
    medianMinutes: period.medianMinutes === null ? null : unpackFloat32(period.medianMinutes),
  };
}

/** Unpacks the frames of a time-lapse. */
export function unpackFrames({ offsets, areas, counts, ...rest }: packed.HeatFrames): HeatFrames {
  return { ...rest, offsets: unpackWhole(offsets), places: unpackWhole(areas), counts: unpackWhole(counts) };
}

/** Unpacks the significance of every area. */
export function unpackHotspots({ z, p, q, ...rest }: packed.HeatHotspots): HeatHotspots {
  return { ...rest, z: unpackFloat32(z), p: unpackFloat32(p), q: unpackFloat32(q) };
}

/** Unpacks next week's forecast. */
export function unpackForecast({ expected, lastWeek, ...rest }: packed.HeatForecast): HeatForecast {
  return { ...rest, expected: unpackFloat32(expected), lastWeek: unpackWhole(lastWeek) };
}
