import {
  type BaseMapKind,
  type BaseMapLayer,
  type BaseMapPlan,
  type BaseMapRejection,
  type BaseMapWarning,
  classOf,
  kindOfTags,
} from './baseMap.ts';
import type { LonLat } from './detectSystem.ts';
import type { SurveyGeometry, SurveyRecord } from './record.ts';

/** A shape in degrees as GeoJSON nests it. Rings of an area come in no order: one inside another is a hole. */
export type DrawnShape =
  | { readonly type: 'LineString'; readonly coordinates: readonly LonLat[] }
  | { readonly type: 'MultiLineString' | 'Polygon'; readonly coordinates: readonly (readonly LonLat[])[] };

/** One record of a file as a feature of the base map. */
export interface StagedFeature {
  readonly position: number;
  /** What makes the feature the same one in the next file: its code there; null: its shape. */
  readonly sourceKey: string | null;
  readonly layer: BaseMapLayer | null;
  readonly class: string | null;
  readonly name: string | null;
  readonly shape: DrawnShape | null;
  readonly rejection: 'broken-record' | 'place-missing' | BaseMapRejection | null;
  readonly warnings: readonly BaseMapWarning[];
}

export interface BaseMappingContext {
  readonly plan: BaseMapPlan;
  readonly toDegrees: (x: number, y: number) => LonLat | null;
}

/** Where a file says nothing of a class, the least conspicuous one that is still drawn. */
const plainClass: Readonly<Record<BaseMapLayer, (shape: SurveyGeometry['kind']) => string>> = {
  street: () => 'lane',
  water: (shape) => (shape === 'area' ? 'lake' : 'canal'),
  courtyard: () => 'courtyard',
};
/** Streets are lines to be cut along, courtyards are areas to be kept whole, water is either. */
const fitting: Readonly<Record<BaseMapLayer, readonly SurveyGeometry['kind'][]>> = {
  street: ['line'],
  water: ['line', 'area'],
  courtyard: ['area'],
};

/** Reads one record by the plan; what cannot be read is told as rejection. */
export function mapBaseRecord(record: SurveyRecord, { plan, toDegrees }: BaseMappingContext): StagedFeature {
  const text = (field: 'code' | 'name' | 'class'): string => {
    const column = plan.columns[field];
    return column === undefined ? '' : (record.attributes[column] ?? '');
  };
  const { geometry, position } = record;
  const found = plan.layer === null ? kindOfTags(record.attributes) : kindOfPlan(plan.layer, text('class'), geometry);
  const staged = {
    position,
    sourceKey: text('code') || null,
    layer: found?.layer ?? null,
    class: found?.class ?? null,
    name: text('name') || null,
    warnings: found && 'isUnknown' in found ? (['class-unknown'] as const) : [],
  };
  if (!geometry) return { ...staged, shape: null, rejection: 'place-missing' };
  if (!found) return { ...staged, shape: null, rejection: 'class-unused' };
  if (!fitting[found.layer].includes(geometry.kind)) return { ...staged, shape: null, rejection: 'shape-unfit' };
  const shape = shapeOf(geometry, toDegrees);
  return { ...staged, shape, rejection: shape ? null : 'place-missing' };
}

/** A record that could not be read still counts: the account has to add up. */
export function brokenFeature(position: number): StagedFeature {
  const nothing = { sourceKey: null, layer: null, class: null, name: null, shape: null, warnings: [] };
  return { position, ...nothing, rejection: 'broken-record' };
}

function kindOfPlan(
  layer: BaseMapLayer,
  word: string,
  geometry: SurveyGeometry | null,
): (BaseMapKind & { isUnknown?: true }) | null {
  const known = classOf(layer, word);
  if (known !== null) return { layer, class: known };
  const plain = { layer, class: plainClass[layer](geometry?.kind ?? 'line') };
  return word === '' ? plain : { ...plain, isUnknown: true };
}

function shapeOf(geometry: SurveyGeometry, toDegrees: BaseMappingContext['toDegrees']): DrawnShape | null {
  const parts = [geometry.coordinates, ...(geometry.others ?? [])].flatMap((places) => {
    const converted = places.map(([x, y]) => toDegrees(x, y));
    const degrees = withoutRepeats(converted.filter((place) => place !== null));
    const part = geometry.kind === 'area' ? closed(degrees) : degrees;
    const isWhole = converted.every((place) => place !== null);
    return isWhole && part.length >= (geometry.kind === 'area' ? LEAST_OF_RING : 2) ? [part] : [];
  });
  const [first] = parts;
  if (!first) return null;
  if (geometry.kind === 'area') return { type: 'Polygon', coordinates: parts };
  return parts.length > 1
    ? { type: 'MultiLineString', coordinates: parts }
    : { type: 'LineString', coordinates: first };
}

/** Three corners, and the first again. */
const LEAST_OF_RING = 4;

function withoutRepeats(places: readonly LonLat[]): LonLat[] {
  return places.filter((place, index) => {
    const before = places[index - 1];
    return before === undefined || before[0] !== place[0] || before[1] !== place[1];
  });
}

function closed(ring: readonly LonLat[]): readonly LonLat[] {
  const [first, last] = [ring[0], ring.at(-1)];
  if (!first || !last || (first[0] === last[0] && first[1] === last[1])) return ring;
  return [...ring, first];
}
