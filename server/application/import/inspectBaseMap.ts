import {
  type BaseMapLayer,
  type BaseMapPlan,
  baseMapLayers,
  proposeBaseColumns,
  proposeLayer,
} from '../../domain/survey/baseMap.ts';
import { mapBaseRecord } from '../../domain/survey/mapBaseRecord.ts';
import type { Survey, SurveyRecord } from '../../domain/survey/record.ts';
import { SurveyRefused } from '../../domain/survey/refused.ts';
import { chooseSystem } from './chooseSystem.ts';
import type { FileFindings } from './inspectSurvey.ts';
import type { ImportPort, SurveyFilePort } from './ports.ts';
import { columnNamesOf, districtOfMost, previewOf, sampleOf, someOf } from './sample.ts';

/** What a person says of a file of the base map; whatever is left out is found out. */
export interface BaseMapWishes {
  /** The sheet or layer of the file. */
  readonly layer?: string | undefined;
  readonly crs: string;
  readonly districtCode?: string | undefined;
  /** What all records are; null: told by each record's tags. */
  readonly baseLayer?: BaseMapLayer | null | undefined;
  readonly columns?: BaseMapPlan['columns'] | undefined;
}

/** What was found out about a file of streets, water or courtyards. */
export interface BaseMapInspection extends FileFindings {
  readonly plan: BaseMapPlan;
  /** Records of the sample by the layer that they would come into. */
  readonly counts: Readonly<Record<BaseMapLayer, number>>;
}

/** Looks at the beginning of an open file and settles everything that staging needs. Throws a SurveyRefused. */
export async function inspectBaseMap(
  dependencies: { readonly imports: ImportPort; readonly surveyFiles: SurveyFilePort },
  survey: Survey,
  fileName: string,
  wishes: BaseMapWishes,
): Promise<BaseMapInspection> {
  const sample = await sampleOf(survey);
  const columnNames = columnNamesOf(sample);
  const pairs = someOf(sample.flatMap(({ geometry }) => geometry?.coordinates ?? []));
  if (pairs.length === 0) throw new SurveyRefused('import-columns-missing', { columns: columnNames });
  const districts = await dependencies.imports.districts(wishes.districtCode ?? null);
  if (districts.length === 0) throw new SurveyRefused('import-district-unknown', { districtCode: wishes.districtCode });
  const choice = await chooseSystem(dependencies, {
    wish: wishes.crs,
    stated: survey.statedCrs,
    pairs,
    districts,
    // Components say nothing of where a street should lie.
    categoryIds: [],
  });
  const plan: BaseMapPlan = {
    target: 'base-map',
    layer: wishes.baseLayer === undefined ? proposeLayer(fileName, sample) : wishes.baseLayer,
    columns: wishes.columns ?? proposeBaseColumns(columnNames),
  };
  const { places, ...system } = choice;
  const { format, encoding, layers, layer } = survey;
  return {
    districtCode: wishes.districtCode ?? districtOfMost(districts, places),
    format,
    encoding,
    layers,
    layer,
    ...system,
    plan,
    counts: countsOf(sample, plan),
    columnNames,
    preview: previewOf(places),
  };
}

function countsOf(sample: readonly SurveyRecord[], plan: BaseMapPlan): BaseMapInspection['counts'] {
  // Where a place lies changes nothing of what a record is.
  const found = sample.map((record) => mapBaseRecord(record, { plan, toDegrees: (x, y) => [x, y] }));
  const count = (layer: BaseMapLayer) => found.filter((row) => row.rejection === null && row.layer === layer).length;
  const [street, water, courtyard] = baseMapLayers.map(count);
  return { street: street ?? 0, water: water ?? 0, courtyard: courtyard ?? 0 };
}
