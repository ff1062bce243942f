import type { Map as MapLibreMap, Tile } from 'maplibre-gl';
import { gridSources } from './layers/grids';
import { heatColor, heatLayerId, heatLayerIds } from './layers/heat';
import type { HeatShading } from './types';

/** What is shaded on one map. */
interface Shaded {
  wanted: HeatShading | null;
  /** Loaded tiles, by the source they are of, with the codes in their layers as far as these were read. */
  readonly tiles: Map<Tile, { readonly source: string; readonly codes: Map<string, readonly string[]> }>;
  /** The class last given to each code, by source layer. */
  readonly given: Map<string, Map<string, number>>;
  /** Tiles whose features still have to be given their classes. */
  readonly waiting: Set<Tile>;
  /** What is left to do of the tile that was begun. */
  begun: Iterator<undefined> | null;
  isWorking: boolean;
}

/** Work of a slice: the rest waits for the next, so that the hand on the map is followed meanwhile. */
const SLICE_MILLISECONDS = 6;
/** So many areas are worked on between two looks at the clock: a tile may hold six thousand. */
const AREAS_PER_LOOK = 200;

/** The class of an area without figures. A state once set stays with the map for good, so it is overwritten, not taken away. */
const NONE = -1;

const shadedMaps = new WeakMap<MapLibreMap, Shaded>();

/** Lets a map be shaded; to be called before its first tile has come. */
export function prepareShading(map: MapLibreMap): void {
  const shaded: Shaded = {
    wanted: null,
    tiles: new Map(),
    given: new Map(),
    waiting: new Set(),
    begun: null,
    isWorking: false,
  };
  shadedMaps.set(map, shaded);
  map.on('sourcedata', ({ sourceId, tile }: { sourceId: string; tile?: Tile }) => {
    if (!tile?.hasData()) return;
    shaded.tiles.set(tile, { source: sourceId, codes: new Map() });
    if (shaded.wanted === null || gridSources[shaded.wanted.level].source !== sourceId) return;
    shaded.waiting.add(tile);
    goOn(map, shaded);
  });
  map.on('remove', () => shadedMaps.delete(map));
}

/**
 * Shades the areas of one level and clears what was shaded before. A city may have 600,000 areas, and each state that is set is looked
 * up again for every tile that loads: so only the areas in loaded tiles are given one, and only where their class changed.
 */
export function applyHeat(map: MapLibreMap, heat: HeatShading | null): void {
  for (const id of heatLayerIds) {
    map.setLayoutProperty(id, 'visibility', heat && heatLayerId(heat.level) === id ? 'visible' : 'none');
  }
  const shaded = shadedMaps.get(map);
  if (!shaded) return;
  shaded.wanted = heat;
  shaded.begun = null;
  if (!heat) return;
  map.setPaintProperty(heatLayerId(heat.level), 'fill-color', heatColor(heat.colors));
  for (const [tile, { source }] of shaded.tiles) {
    if (!tile.hasData()) shaded.tiles.delete(tile);
    else if (source === gridSources[heat.level].source) shaded.waiting.add(tile);
  }
  goOn(map, shaded);
}

/** Whether the loaded areas of the wanted level all have their class. */
export function isShaded(map: MapLibreMap): boolean {
  const shaded = shadedMaps.get(map);
  return shaded !== undefined && isDone(shaded);
}

function isDone({ waiting, begun }: Shaded): boolean {
  return waiting.size === 0 && begun === null;
}

function goOn(map: MapLibreMap, shaded: Shaded): void {
  if (shaded.isWorking || isDone(shaded)) return;
  shaded.isWorking = true;
  setTimeout(() => {
    shaded.isWorking = false;
    if (shadedMaps.get(map) !== shaded) return;
    const end = performance.now() + SLICE_MILLISECONDS;
    do workOn(map, shaded);
    while (!isDone(shaded) && performance.now() < end);
    markShaded(map, shaded);
    goOn(map, shaded);
  });
}

/** Goes on with the tile that was begun, or begins the next. */
function workOn(map: MapLibreMap, shaded: Shaded): void {
  if (shaded.begun === null) {
    const [tile] = shaded.waiting;
    if (!tile) return;
    shaded.waiting.delete(tile);
    shaded.begun = shadeTile(map, shaded, tile);
  }
  if (shaded.begun.next().done) shaded.begun = null;
}

/** `data-map-shaded` on the container names the level whose loaded areas all have their class. */
function markShaded(map: MapLibreMap, shaded: Shaded): void {
  map.getContainer().dataset.mapShaded = shaded.wanted !== null && isDone(shaded) ? shaded.wanted.level : '';
}

/** Gives a tile's areas their classes; pauses now and then. */
function* shadeTile(map: MapLibreMap, { wanted, tiles, given }: Shaded, tile: Tile): Generator<undefined, void> {
  const known = tiles.get(tile);
  if (wanted === null || !known || !tile.hasData()) return;
  const { source, layer: sourceLayer } = gridSources[wanted.level];
  if (known.source !== source) return;
  const codes = known.codes.get(sourceLayer) ?? (yield* codesIn(tile, sourceLayer));
  known.codes.set(sourceLayer, codes);
  const last = given.get(sourceLayer) ?? new Map<string, number>();
  given.set(sourceLayer, last);
  for (const [index, code] of codes.entries()) {
    if (index % AREAS_PER_LOOK === AREAS_PER_LOOK - 1) yield;
    const heat = wanted.classes.get(code) ?? NONE;
    if ((last.get(code) ?? NONE) === heat) continue;
    last.set(code, heat);
    map.setFeatureState({ source, sourceLayer, id: code }, { heat });
  }
}

/** Reads the codes from the tile's own bytes: the map's queries would make an object of every feature in view. */
function* codesIn(tile: Tile, sourceLayer: string): Generator<undefined, string[]> {
  const layer = tile.latestFeatureIndex?.loadVTLayers()[sourceLayer];
  const codes: string[] = [];
  for (let index = 0; index < (layer?.length ?? 0); index += 1) {
    if (index % AREAS_PER_LOOK === AREAS_PER_LOOK - 1) yield;
    const code: unknown = layer?.feature(index).properties.code;
    if (typeof code === 'string') codes.push(code);
  }
  return codes;
}
