import type { LonLat } from './detectSystem.ts';
import type { SurveyField } from './fields.ts';
import type { ImportPlan, Rejection, SurveyRowWarning } from './plan.ts';
import {
  type AccuracyClass,
  type ComponentState,
  type DataSource,
  readAccuracy,
  readDataSource,
  readDate,
  readState,
  usualAccuracy,
} from './readValues.ts';
import { pointOf, type SurveyRecord } from './record.ts';

/** A category as the import has to know it. */
export interface KnownCategory {
  readonly id: string;
  /** Four digits: major and minor class. */
  readonly code: string;
  readonly name: string;
}

/** One record in this product's terms. What the file does not say is null and leaves the stock as it is. */
export interface StagedRow {
  readonly position: number;
  /** What makes the record the same one in the next file: its code there, else its category and place. */
  readonly sourceKey: string | null;
  /** A 16-digit component code of the file that fits district and category. */
  readonly ownCode: string | null;
  readonly categoryId: string | null;
  readonly name: string | null;
  readonly authority: string | null;
  readonly owner: string | null;
  readonly maintainer: string | null;
  readonly statedGrid: string | null;
  readonly state: ComponentState | null;
  readonly recordedOn: string | null;
  readonly changedOn: string | null;
  readonly dataSource: DataSource | null;
  readonly accuracy: AccuracyClass | null;
  readonly note: string | null;
  readonly longitude: number | null;
  readonly latitude: number | null;
  readonly rejection: Rejection | null;
  readonly warnings: readonly SurveyRowWarning[];
}

/** What mapping needs beside the record: the person's plan, the city's catalogue, and the way to degrees. */
export interface MappingContext {
  readonly districtCode: string;
  readonly plan: ImportPlan;
  readonly categories: ReadonlyMap<string, KnownCategory>;
  /** Unit codes by name and by code, both plain (see `plainName`). */
  readonly units: ReadonlyMap<string, string>;
  readonly toDegrees: (x: number, y: number) => LonLat | null;
}

/** Files name units with and without spaces and in full width. */
export function plainName(name: string): string {
  return name.normalize('NFKC').replaceAll(/\s/g, '').toLowerCase();
}

/** Reads one record by the plan. Nothing is guessed here: what cannot be read is told as rejection or warning. */
export function mapRecord(record: SurveyRecord, context: MappingContext): StagedRow {
  const { plan, districtCode } = context;
  const warnings: SurveyRowWarning[] = [];
  const text = (field: SurveyField): string => {
    const column = plan.columns[field];
    return column === undefined ? '' : (record.attributes[column] ?? '');
  };
  const read = <T>(field: SurveyField, reader: (value: string) => T | null, warning: SurveyRowWarning): T | null => {
    const value = text(field);
    const result = value === '' ? null : reader(value);
    if (value !== '' && result === null && !warnings.includes(warning)) warnings.push(warning);
    return result;
  };
  const place = placeOf(record, context, text);
  const category = categoryOf(record, context);
  const code = text('code');
  const isStandard = category !== null && new RegExp(`^${districtCode}${category.code}\\d{6}$`).test(code);
  if (/^\d{16}$/.test(code) && category && !isStandard) warnings.push('code-not-standard');
  const name = text('name');
  if (name === '' && plan.columns.name !== undefined) warnings.push('name-missing');
  const unit = (field: SurveyField) => read(field, (value) => unitOf(value, context), 'unit-unknown');
  return {
    position: record.position,
    sourceKey: code !== '' ? code : place && `@${place[0].toFixed(7)},${place[1].toFixed(7)}`,
    ownCode: isStandard ? code : null,
    categoryId: category?.id ?? null,
    name: name || null,
    authority: unit('authority'),
    owner: unit('owner'),
    maintainer: unit('maintainer'),
    statedGrid: text('unitGrid') || null,
    state: read('state', readState, 'state-unknown'),
    recordedOn: read('recordedOn', readDate, 'date-unreadable'),
    changedOn: read('changedOn', readDate, 'date-unreadable'),
    dataSource: read('dataSource', readDataSource, 'data-source-unknown'),
    accuracy: readAccuracy(text('accuracy')) ?? (category && usualAccuracy(category.code)),
    note: text('note') || null,
    longitude: place?.[0] ?? null,
    latitude: place?.[1] ?? null,
    rejection: place === null ? 'place-missing' : category === null ? 'category-unknown' : null,
    warnings,
  };
}

/** A record that could not be read still counts: the account has to add up. */
export function brokenRow(position: number): StagedRow {
  const nothing = { sourceKey: null, ownCode: null, categoryId: null, name: null, authority: null, owner: null };
  const more = { maintainer: null, statedGrid: null, state: null, recordedOn: null, changedOn: null, dataSource: null };
  const rest = { accuracy: null, note: null, longitude: null, latitude: null, warnings: [] };
  return { position, ...nothing, ...more, ...rest, rejection: 'broken-record' };
}

function placeOf(record: SurveyRecord, context: MappingContext, text: (field: SurveyField) => string): LonLat | null {
  const numbers = numbersOf(record, text);
  return numbers && context.toDegrees(numbers[0], numbers[1]);
}

/** The two numbers of a record's place as the file has them: of its geometry, else of its coordinate columns. */
export function numbersOf(record: SurveyRecord, text: (field: 'x' | 'y') => string): readonly [number, number] | null {
  if (record.geometry) return pointOf(record.geometry);
  const [x, y] = [text('x'), text('y')];
  return x === '' || y === '' ? null : [Number(x), Number(y)];
}

function categoryOf(record: SurveyRecord, { plan, categories }: MappingContext): KnownCategory | null {
  const { category } = plan;
  if (category.kind === 'one') return categories.get(category.code) ?? null;
  if (category.kind === 'rules') {
    const rule = category.rules.find(({ column, equals }) => record.attributes[column] === equals);
    return (rule && categories.get(rule.code)) ?? null;
  }
  const value = record.attributes[category.column] ?? '';
  const code = /^\d{16}$/.test(value) ? value.slice(6, 10) : value;
  // A spreadsheet takes the zero in front away.
  return categories.get(/^\d{3}$/.test(code) ? `0${code}` : plainName(code)) ?? null;
}

/** The names of units in a record that no unit has and that nobody has decided about. */
export function unknownUnitsOf(record: SurveyRecord, context: MappingContext): string[] {
  const { columns, unitNames } = context.plan;
  const names = [columns.authority, columns.owner, columns.maintainer].flatMap((column) =>
    column === undefined ? [] : (record.attributes[column] ?? ''),
  );
  const isUnknown = (name: string) => name !== '' && unitNames[name] === undefined && unitOf(name, context) === null;
  return [...new Set(names)].filter(isUnknown);
}

function unitOf(value: string, { plan, units }: MappingContext): string | null {
  const decided = plan.unitNames[value];
  return decided !== undefined ? decided : (units.get(plainName(value)) ?? null);
}
