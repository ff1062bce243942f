import { isAreaByTags, kindOfTags } from '../../domain/survey/baseMap.ts';
import { isBroken, type SurveyItem } from '../../domain/survey/record.ts';
import { ogrRecords } from './ogr.ts';

/** The two layers in which GDAL gives what the base map shows: ways as lines, closed ways and relations as areas. */
const LAYERS = ['lines', 'multipolygons'] as const;

/** Whether GDAL found an OpenStreetMap file behind these layers. */
export function isOsm(layers: readonly string[]): boolean {
  return LAYERS.every((layer) => layers.includes(layer));
}

/** Streets, water and courtyards of an OpenStreetMap file that GDAL reads (PBF), as `osmRecords` gives those of XML. */
export async function* osmPbfRecords(path: string, signal?: AbortSignal): AsyncGenerator<SurveyItem> {
  let position = 0;
  for (const layer of LAYERS) {
    for await (const item of ogrRecords(path, layer, true, signal)) {
      const record = isBroken(item) ? item : withTags(item);
      if (record === null) continue;
      position += 1;
      yield { ...record, position };
    }
  }
}

function withTags(item: Exclude<SurveyItem, { broken: string }>): SurveyItem | null {
  const { osm_id: id = '', osm_way_id: wayId = '', other_tags: others = '', ...columns } = item.attributes;
  const { z_order: _order, ...own } = columns;
  const tags = { ...tagsOf(others), ...Object.fromEntries(Object.entries(own).filter(([, value]) => value !== '')) };
  const isArea = item.geometry?.kind === 'area';
  // Closed ways come in both layers where their tags leave it open.
  if (!kindOfTags(tags) || isArea !== (isArea && (wayId === '' || isAreaByTags(tags)))) return null;
  const element = isArea && wayId === '' ? `relation/${id}` : `way/${wayId || id}`;
  return { ...item, attributes: { ...tags, id: element } };
}

/** Reads `"key"=>"value","key"=>"value"`, with quotes and backslashes behind a backslash. */
function tagsOf(text: string): Record<string, string> {
  const plain = (part: string) => part.replaceAll(/\\(.)/g, '$1');
  const pairs = text.matchAll(/"((?:[^"\\]|\\.)*)"=>"((?:[^"\\]|\\.)*)"/g);
  return Object.fromEntries(Array.from(pairs, ([, key = '', value = '']) => [plain(key), plain(value)]));
}
