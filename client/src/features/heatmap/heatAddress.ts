import { type HeatFrameStep, type HeatLevel, heatFrameSteps, heatLevels } from '@contract/heatLevels';
import type { heatFilterShape } from '@contract/schemas/heatmap';
import { caseSources, caseStages } from '@domain/case/caseFile';
import { type ProfessionalKind, professionalKinds } from '@domain/grid/codes';
import { lamps } from '@domain/time-limit/lamp';
import type { z } from 'zod';
import { levelAtZoom, viewFromText } from '../../map/view';
import { type Measure, measures } from './measures';
import { isDay, type Period, periodBefore, readPeriod } from './period';

/** What the map tells: figures of a period (or their change), a time-lapse, hot spots, or next week. */
export const shows = ['figures', 'frames', 'hotspots', 'forecast'] as const;
export type Show = (typeof shows)[number];

type Filter = z.infer<z.ZodObject<typeof heatFilterShape>>;
type ListFilter = Pick<Filter, 'categoryId' | 'source' | 'stage' | 'lamp' | 'unitCode'>;
/** The filters of which any set can be chosen. */
export const listFilters = [
  'categoryId',
  'source',
  'stage',
  'lamp',
  'unitCode',
] as const satisfies readonly (keyof ListFilter)[];

/** Everything that the page shows but where the camera is; it stands in its address. */
export interface HeatState extends ListFilter {
  readonly level: HeatLevel;
  readonly isLevelByZoom: boolean;
  readonly kind: ProfessionalKind | null;
  readonly period: Period & { readonly preset: number | null };
  /** The period that is compared with, and whether it is the one just before. */
  readonly compared: (Period & { readonly isBefore: boolean }) | null;
  readonly districtCode: string | null;
  readonly measure: Measure;
  readonly show: Show;
  readonly step: HeatFrameStep;
  readonly frame: number;
  readonly grid: HeatGrid | null;
  readonly isTable: boolean;
  /** The column of the table by which it is ordered, with a minus before it for the most first. */
  readonly sort: string | null;
  readonly hasColumns: boolean;
  readonly isWall: boolean;
  /** Which scene the wall has come to; a new one takes the camera with it. */
  readonly scene: string | null;
}

export interface HeatGrid {
  readonly level: HeatLevel;
  readonly code: string;
}

/** What the page knows besides its address. */
export interface HeatSurroundings {
  readonly districtCode: string | null;
  /** The day it is in the city. */
  readonly today: string;
  readonly timeZone: string;
  readonly startZoom: number;
}

/** Reads the address; what makes no sense is as if it were not there, so that an old link still shows something. */
export function readHeatState(parameters: URLSearchParams, around: HeatSurroundings): HeatState {
  const view = viewFromText(parameters.get('at'));
  const asked = heatLevels.find((level) => level === parameters.get('level')) ?? null;
  const level = asked ?? levelAtZoom(view?.zoom ?? around.startZoom);
  const kind = professionalKinds.find((each) => each === parameters.get('kind')) ?? professionalKinds[0];
  const period = readPeriod(parameters, Date.parse(`${around.today}T12:00:00Z`), around.timeZone);
  const show = shows.find((each) => each === parameters.get('show')) ?? 'figures';
  return {
    ...listsOf(parameters),
    level,
    isLevelByZoom: asked === null,
    kind: level === 'professional-grid' ? kind : null,
    period,
    compared: show === 'figures' ? comparedOf(parameters, period) : null,
    districtCode: around.districtCode ?? parameters.get('district'),
    measure: measures.find((each) => each === parameters.get('measure')) ?? 'count',
    show,
    step: heatFrameSteps.find((each) => each === parameters.get('step')) ?? 'day',
    frame: Math.max(0, Math.trunc(Number(parameters.get('frame'))) || 0),
    grid: gridFromText(parameters.get('grid')),
    isTable: parameters.get('as') === 'table',
    sort: parameters.get('sort'),
    hasColumns: parameters.get('columns') === '1',
    isWall: parameters.get('wall') === '1',
    scene: parameters.get('scene'),
  };
}

/** What may stand in each list: one of these words, or any code that is not longer. */
const listWords: Readonly<Record<keyof ListFilter, readonly string[] | number>> = {
  categoryId: 64,
  source: caseSources,
  stage: caseStages,
  lamp: lamps,
  unitCode: 32,
};
/** The contract takes no longer lists. */
const longestList = 50;

function listsOf(parameters: URLSearchParams): ListFilter {
  const entries = listFilters.flatMap((name) => {
    const values = parameters.getAll(name).filter((value) => value !== '');
    const words = listWords[name];
    const isMeant = (value: string) => (typeof words === 'number' ? value.length <= words : words.includes(value));
    return values.length > 0 && values.length <= longestList && values.every(isMeant) ? [[name, values] as const] : [];
  });
  return Object.fromEntries(entries);
}

function comparedOf(parameters: URLSearchParams, period: Period): HeatState['compared'] {
  const from = parameters.get('comparedFrom');
  const to = parameters.get('comparedTo');
  if (isDay(from) && isDay(to) && from <= to) return { from, to, isBefore: false };
  return parameters.get('compare') === 'before' ? { ...periodBefore(period), isBefore: true } : null;
}

/** The chosen grid keeps its own level: zooming may change what is shaded, not what was chosen. */
export function gridFromText(text: string | null): HeatGrid | null {
  const [name, code] = (text ?? '').split(':');
  const level = heatLevels.find((candidate) => candidate === name);
  return level && code && /^\d{6,20}(Z\d{3})?$/.test(code) ? { level, code } : null;
}

/** The filter of every question to the server. */
export function filterOf(state: HeatState): Filter {
  const lists = listFilters.flatMap((name) => (state[name] ? [[name, state[name]] as const] : []));
  return {
    from: state.period.from,
    to: state.period.to,
    ...(state.districtCode ? { districtCode: state.districtCode } : {}),
    ...Object.fromEntries(lists),
  };
}

/** Level and kind of every question about areas. */
export function levelOf({ level, kind }: Pick<HeatState, 'level' | 'kind'>) {
  return { level, ...(kind ? { kind } : {}) };
}

/** The period of comparison, of every question that knows one. */
export function comparisonOf({ compared }: HeatState) {
  return compared ? { comparedFrom: compared.from, comparedTo: compared.to } : {};
}

/** The same cases as a list: the filter of the case search, narrowed to a grid. */
export function caseFilterOf(state: HeatState, grid: HeatGrid | null) {
  const place =
    grid && (grid.level === 'professional-grid' ? { professionalGridCode: [grid.code] } : { gridCode: [grid.code] });
  return { ...filterOf(state), ...place };
}

/** A copy of the query with values set, lists repeated, and null removed. */
export function withChanges(before: URLSearchParams, changes: HeatChanges): URLSearchParams {
  const after = new URLSearchParams(before);
  for (const [name, value] of Object.entries(changes)) {
    after.delete(name);
    for (const item of value === null ? [] : [value].flat()) after.append(name, item);
  }
  return after;
}

export type HeatChanges = Readonly<Record<string, string | readonly string[] | null>>;
