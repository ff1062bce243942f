import type { CoordinateSystem } from '../../domain/survey/coordinateSystems.ts';
import type { SystemWarning } from '../../domain/survey/detectSystem.ts';
import { type KnownCategory, numbersOf, plainName } from '../../domain/survey/mapRecord.ts';
import {
  type CategoryChoice,
  DEFAULT_DUPLICATE_METERS,
  type ImportPlan,
  type RunPlan,
} from '../../domain/survey/plan.ts';
import { type ColumnProposal, type Columns, proposeColumns } from '../../domain/survey/proposeColumns.ts';
import type { Survey, SurveyRecord } from '../../domain/survey/record.ts';
import { SurveyRefused } from '../../domain/survey/refused.ts';
import { chooseSystem } from './chooseSystem.ts';
import type { ImportPort, SurveyFilePort } from './ports.ts';
import { columnNamesOf, districtOfMost, previewOf, sampleOf, someOf } from './sample.ts';

/** What a person says of a file; whatever is left out is found out. */
export interface ImportWishes {
  readonly layer?: string | undefined;
  /** `auto` or anything that names a coordinate system. */
  readonly crs: string;
  readonly districtCode?: string | undefined;
  readonly columns?: Columns | undefined;
  readonly category?: CategoryChoice | undefined;
  readonly unitNames?: ImportPlan['unitNames'] | undefined;
  readonly wholeStockOf?: string | null | undefined;
  readonly duplicateMeters?: number | undefined;
}

/** What was found out about any file before a record of it is staged. */
export interface FileFindings {
  readonly districtCode: string;
  readonly format: Survey['format'];
  readonly encoding: string | null;
  readonly layers: readonly string[];
  readonly layer: string | null;
  readonly system: CoordinateSystem;
  readonly isSwapped: boolean;
  readonly insideShare: number;
  readonly warnings: readonly SystemWarning[];
  readonly plan: RunPlan;
  /** Every column of the sample. */
  readonly columnNames: string[];
  /** Some of the places in degrees, to be seen beside what is known. */
  readonly preview: [number, number][];
}

/** What was found out about a survey of components. */
export interface Inspection extends FileFindings {
  readonly proposals: readonly ColumnProposal[];
  readonly plan: ImportPlan;
  /** Names of units in the sample that no unit of the district has. */
  readonly unknownUnits: string[];
}

type Dependencies = { readonly imports: ImportPort; readonly surveyFiles: SurveyFilePort };

/** Looks at the beginning of an open survey and settles everything that staging needs. Throws a SurveyRefused. */
export async function inspectSurvey(
  dependencies: Dependencies,
  survey: Survey,
  wishes: ImportWishes,
): Promise<Inspection> {
  const { imports } = dependencies;
  const sample = await sampleOf(survey);
  const proposals = proposeColumns(sample.map(({ attributes }) => attributes));
  const columns = { ...columnsOf(proposals), ...wishes.columns };
  const places = sample.flatMap((record) => numbersOf(record, (field) => textOf(record, columns[field])) ?? []);
  if (places.length === 0)
    throw new SurveyRefused('import-columns-missing', { columns: Object.keys(sample[0]?.attributes ?? {}) });
  const pairs = someOf(pairsOf(places));
  const categories = await imports.categories();
  const category = wishes.category ?? categoryChoice(columns, sample, categories);
  checkCategory(category, categories);
  const districts = await imports.districts(wishes.districtCode ?? null);
  if (districts.length === 0) throw new SurveyRefused('import-district-unknown', { districtCode: wishes.districtCode });
  const categoryIds = categoryIdsOf(category, categories);
  const choice = await chooseSystem(dependencies, {
    wish: wishes.crs,
    stated: survey.statedCrs,
    pairs,
    districts,
    categoryIds,
  });
  const districtCode = wishes.districtCode ?? districtOfMost(districts, choice.places);
  const plan: ImportPlan = {
    columns,
    category,
    unitNames: wishes.unitNames ?? {},
    duplicateMeters: wishes.duplicateMeters ?? DEFAULT_DUPLICATE_METERS,
    wholeStockOf: wishes.wholeStockOf ?? null,
  };
  if (plan.wholeStockOf && !plan.wholeStockOf.startsWith(districtCode)) {
    throw new SurveyRefused('import-district-unknown', { wholeStockOf: plan.wholeStockOf, districtCode });
  }
  const { format, encoding, layers, layer } = survey;
  const { places: converted, ...system } = choice;
  const unknownUnits = await unknownUnitsOf(imports, districtCode, plan, sample);
  return {
    districtCode,
    format,
    encoding,
    layers,
    layer,
    ...system,
    proposals,
    plan,
    unknownUnits,
    columnNames: columnNamesOf(sample),
    preview: previewOf(converted),
  };
}

function columnsOf(proposals: readonly ColumnProposal[]): Columns {
  return Object.fromEntries(proposals.map(({ field, column }) => [field, column]));
}

const textOf = (record: SurveyRecord, column: string | undefined): string =>
  column === undefined ? '' : (record.attributes[column] ?? '');

function pairsOf(numbers: readonly number[]): [number, number][] {
  return Array.from({ length: numbers.length / 2 }, (_, at) => [numbers[at * 2] ?? 0, numbers[at * 2 + 1] ?? 0]);
}

/** The category column where most of its values are categories, else component codes that carry the category. */
function categoryChoice(
  columns: Columns,
  sample: readonly SurveyRecord[],
  categories: ReadonlyMap<string, KnownCategory>,
): CategoryChoice {
  const isKnown = (value: string) => categories.has(/^\d{3}$/.test(value) ? `0${value}` : plainName(value));
  const tells = (column: string | undefined, test: (value: string) => boolean) =>
    column !== undefined && sample.filter((record) => test(textOf(record, column))).length > sample.length / 2;
  const { category, code } = columns;
  if (category !== undefined && tells(category, isKnown)) return { kind: 'column', column: category };
  if (code !== undefined && tells(code, (value) => /^\d{16}$/.test(value) && isKnown(value.slice(6, 10)))) {
    return { kind: 'column', column: code };
  }
  throw new SurveyRefused('import-category-missing', { column: category ?? null });
}

function checkCategory(choice: CategoryChoice, categories: ReadonlyMap<string, KnownCategory>): void {
  const codes =
    choice.kind === 'one' ? [choice.code] : choice.kind === 'rules' ? choice.rules.map(({ code }) => code) : [];
  const unknown = codes.find((code) => !categories.has(code));
  if (unknown !== undefined) throw new SurveyRefused('category-unknown', { categoryCode: unknown });
}

/** Which components may be near: those of the file's categories where they are few, else all. */
function categoryIdsOf(choice: CategoryChoice, categories: ReadonlyMap<string, KnownCategory>): string[] {
  const known = choice.kind === 'one' ? [categories.get(choice.code)] : [...categories.values()];
  return [...new Set(known.flatMap((category) => category?.id ?? []))];
}

async function unknownUnitsOf(
  imports: ImportPort,
  districtCode: string,
  { columns, unitNames }: ImportPlan,
  sample: readonly SurveyRecord[],
): Promise<string[]> {
  const units = await imports.units(districtCode);
  const fields = [columns.authority, columns.owner, columns.maintainer];
  const names = new Set(fields.flatMap((column) => sample.map((record) => textOf(record, column))));
  return [...names].filter((name) => name !== '' && unitNames[name] === undefined && !units.has(plainName(name)));
}
