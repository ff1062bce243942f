import { parseArgs } from 'node:util';
import type { BaseMapWishes } from '../application/import/inspectBaseMap.ts';
import type { ImportWishes } from '../application/import/inspectSurvey.ts';
import type { BaseMapLayer } from '../domain/survey/baseMap.ts';
import { type ImportProfile, MOST_DUPLICATE_METERS } from '../domain/survey/plan.ts';

export const importUsage = `npm run import -- FILE… [options]
  --crs auto|EPSG:…|gcj02|bd09|PROJ   coordinate system, or a city system's code (auto)
  --layer components|base-map|street|water|courtyard
                                      what the file is loaded as: components (the default), one layer of the base map,
                                      or base-map: each record by its OpenStreetMap tags, else found out;
                                      any other name is the sheet or layer of the file (the option may come twice)
  --district CODE                     six digits; found out from the places otherwise
  --category CODE                     four digits for all records
  --dataset NAME                      under which records are known again (the file's name)
  --profile NAME                      columns, categories, units, coordinate system and tolerance as kept under this
                                      name (with --district); kept there when new
  --tolerance METRES                  records of one category nearer than this are one thing (0.5)
  --whole-stock-of AREA               the file is everything in this area: what it does not name is removed
  --resume RUN                        goes on with a stopped load (with --district)
  --dry-run                           the quality report alone; changes nothing
  --json                              one JSON object for each file
Exit code: 0 every file loaded to its end and its account adds up, 1 something was refused or stopped, 2 wrong options.
DATABASE_URL names the server; without it the embedded database in DATA_DIRECTORY is used.`;

const options = {
  crs: { type: 'string' },
  layer: { type: 'string', multiple: true },
  district: { type: 'string' },
  category: { type: 'string' },
  dataset: { type: 'string' },
  profile: { type: 'string' },
  tolerance: { type: 'string' },
  'whole-stock-of': { type: 'string' },
  resume: { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

/** Words after `--layer` that say what a file is loaded as; undefined: found out. */
const targets: Readonly<Record<string, BaseMapLayer | 'components' | undefined>> = {
  components: 'components',
  'base-map': undefined,
  street: 'street',
  water: 'water',
  courtyard: 'courtyard',
};

/** Reads the command line. Throws what `parseArgs` throws for an option that is none, and for a tolerance that is none. */
export function readImportCommand(parameters: readonly string[]) {
  const { values, positionals } = parseArgs({ options, allowPositionals: true, args: [...parameters] });
  const names = values.layer ?? [];
  const target = names.find((name) => Object.hasOwn(targets, name)) ?? 'components';
  return {
    values,
    files: positionals,
    isBaseMap: target !== 'components',
    baseLayer: targets[target],
    duplicateMeters: values.tolerance === undefined ? undefined : toleranceOf(values.tolerance),
    layer: names.find((name) => !Object.hasOwn(targets, name)),
  };
}

function toleranceOf(text: string): number {
  const meters = Number(text);
  if (text.trim() !== '' && meters >= 0 && meters <= MOST_DUPLICATE_METERS) return meters;
  throw new Error(`--tolerance: 0 to ${MOST_DUPLICATE_METERS} metres, not ${text}`);
}

export type ImportCommand = ReturnType<typeof readImportCommand>;

/** What the command says of a survey of components; `kept` is the profile that it names. */
export function wishesOf({ values, layer, duplicateMeters }: ImportCommand, kept: ImportProfile | null): ImportWishes {
  const category = values.category === undefined ? kept?.category : { kind: 'one' as const, code: values.category };
  return {
    crs: values.crs ?? kept?.crs ?? 'auto',
    layer,
    districtCode: values.district,
    columns: kept?.columns,
    category,
    unitNames: kept?.unitNames,
    duplicateMeters: duplicateMeters ?? kept?.duplicateMeters,
    wholeStockOf: values['whole-stock-of'],
  };
}

/** What the command says of a file of the base map. */
export function baseMapWishesOf({ values, layer, baseLayer }: ImportCommand): BaseMapWishes {
  const chosen = baseLayer === 'components' ? undefined : baseLayer;
  return { crs: values.crs ?? 'auto', layer, districtCode: values.district, baseLayer: chosen };
}
