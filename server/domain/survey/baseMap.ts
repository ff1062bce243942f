/** What the base map can be given: streets and water, along which division cuts, and courtyards, which it leaves whole. */
export const baseMapLayers = ['street', 'water', 'courtyard'] as const;
export type BaseMapLayer = (typeof baseMapLayers)[number];

/** What of a record a layer of the base map keeps. */
export const baseMapFields = ['code', 'name', 'class'] as const;
export type BaseMapField = (typeof baseMapFields)[number];

/** Everything that a person decides about a file of the base map. */
export interface BaseMapPlan {
  readonly target: 'base-map';
  /** What all records are; null where each record's own OpenStreetMap tags tell it. */
  readonly layer: BaseMapLayer | null;
  readonly columns: Readonly<Partial<Record<BaseMapField, string>>>;
}

/** A layer with the class under which the map draws a feature. */
export interface BaseMapKind {
  readonly layer: BaseMapLayer;
  readonly class: string;
}

/** The classes that the map draws, with the words that other people's files use for them (OpenStreetMap and Chinese plans). */
const streetClasses = {
  expressway: ['motorway', 'motorway_link', 'trunk', 'trunk_link', '高速公路', '高速', '快速路', '高架'],
  arterial: ['primary', 'primary_link', 'secondary', 'secondary_link', '主干路', '主干道', '国道', '省道'],
  collector: ['tertiary', 'tertiary_link', 'unclassified', '次干路', '次干道', '支路', '县道', '乡道'],
  lane: ['residential', 'living_street', 'service', 'pedestrian', 'road', 'busway', '街坊路', '街巷', '里弄', '弄'],
} as const;
const waterClasses = {
  river: ['river', 'riverbank', '河流', '江', '河'],
  canal: ['canal', 'stream', 'ditch', 'drain', 'tidal_channel', '河道', '运河', '沟渠', '浜', '泾', '港'],
  lake: ['lake', 'pond', 'reservoir', 'basin', 'lagoon', '湖', '湖泊', '水库', '池塘', '水塘'],
} as const;
/** What is walled in under one management, by the tag that says so. */
const courtyardTags: Readonly<Record<string, readonly string[]>> = {
  landuse: ['residential', 'commercial', 'retail', 'industrial', 'institutional', 'education', 'military', 'railway'],
  amenity: ['school', 'kindergarten', 'college', 'university', 'hospital'],
};

/** The class of the map for a word of a file; null for a word that it does not know. */
export function classOf(layer: BaseMapLayer, word: string): string | null {
  if (layer === 'courtyard') return word || null;
  const classes: Readonly<Record<string, readonly string[]>> = layer === 'street' ? streetClasses : waterClasses;
  const found = Object.entries(classes).find(([name, words]) => name === word || words.includes(word));
  return found?.[0] ?? null;
}

/** What a feature of OpenStreetMap is for the base map; null for everything that it does not show (footways, buildings …). */
export function kindOfTags(tags: Readonly<Record<string, string>>): BaseMapKind | null {
  const { highway, waterway, natural, water } = tags;
  if (highway) {
    const street = classOf('street', highway);
    return street === null ? null : { layer: 'street', class: street };
  }
  const word = waterway || (natural === 'water' ? water || 'lake' : '');
  if (word) {
    const found = classOf('water', word) ?? (natural === 'water' ? 'lake' : null);
    return found === null ? null : { layer: 'water', class: found };
  }
  for (const [key, values] of Object.entries(courtyardTags)) {
    const value = tags[key];
    if (value && values.includes(value)) return { layer: 'courtyard', class: value };
  }
  return null;
}

/** Why a record is not loaded into the base map, besides what stands against any record. */
export type BaseMapRejection = 'class-unused' | 'shape-unfit';
/** What is doubtful about a feature that is loaded all the same. */
export type BaseMapWarning = 'class-unknown' | 'shape-mended';

/** Whether a closed way with these tags is an area and no line. */
export function isAreaByTags(tags: Readonly<Record<string, string>>): boolean {
  if (tags.highway) return false;
  if (tags.waterway) return tags.waterway === 'riverbank';
  return kindOfTags(tags) !== null;
}

/** Names under which a field is met, best first. */
const columnWords: Readonly<Record<BaseMapField, readonly string[]>> = {
  code: ['id', 'osmid', 'objectid', 'fid', 'code', '编号', '编码', '代码', '道路编码', '河道编码'],
  name: ['name', '名称', '道路名称', '路名', '河名', '河道名称', '小区名称', '单位名称'],
  class: ['class', 'fclass', 'highway', 'waterway', 'type', '等级', '道路等级', '类别', '类型'],
};

/** The columns by their names; OpenStreetMap's own are told by `id` and `name` as well. */
export function proposeBaseColumns(columns: readonly string[]): BaseMapPlan['columns'] {
  const plain = (name: string) =>
    name
      .normalize('NFKC')
      .toLowerCase()
      .replaceAll(/[\s_-]/g, '');
  const found = baseMapFields.flatMap((field) => {
    const words = columnWords[field];
    const fitting = columns.filter((column) => words.includes(plain(column)));
    const [best] = fitting.sort((one, other) => words.indexOf(plain(one)) - words.indexOf(plain(other)));
    return best === undefined ? [] : [[field, best] as const];
  });
  return Object.fromEntries(found);
}

const WATER_WORDS = /water|river|canal|lake|水|河|湖|浜/i;

/** What a file most likely is: told by tags (null), by its name, else lines are streets and areas are courtyards. */
export function proposeLayer(
  fileName: string,
  records: readonly { attributes: Readonly<Record<string, string>>; geometry: { kind: string } | null }[],
): BaseMapLayer | null {
  if (records.filter(({ attributes }) => kindOfTags(attributes)).length > records.length / 2) return null;
  if (WATER_WORDS.test(fileName)) return 'water';
  const areas = records.filter(({ geometry }) => geometry?.kind === 'area').length;
  return areas > records.length / 2 ? 'courtyard' : 'street';
}
