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
  isWorking: boolean;
}

/** Work of a slice: the rest waits for the next, so that the hand on the map is followed meanwhile. */
const SLICE_MILLISECONDS = 6;

/** The class of an area without figures. A state once set stays with the map for good, so it is overwritten, not taken away. */
const NONE = -1;

const shadedMaps = new WeakMap<MapLibreMap, Shaded>();

/** Lets a map be shaded; to be called before its first tile has come. */
export function prepareShading(map: MapLibreMap): void {
  const shaded: Shaded = { wanted: null, tiles: new Map(), given: new Map(), waiting: new Set(), isWorking: false };
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
  return shadedMaps.get(map)?.waiting.size === 0;
}

function goOn(map: MapLibreMap, shaded: Shaded): void {
  if (shaded.isWorking || shaded.waiting.size === 0) return;
  shaded.isWorking = true;
  setTimeout(() => {
    shaded.isWorking = false;
    if (shadedMaps.get(map) !== shaded) return;
    const end = performance.now() + SLICE_MILLISECONDS;
    for (const tile of shaded.waiting) {
      shaded.waiting.delete(tile);
      shadeTile(map, shaded, tile);
      if (performance.now() > end) break;
    }
    markShaded(map, shaded);
    goOn(map, shaded);
  });
}

/** `data-map-shaded` on the container names the level whose loaded areas all have their class. */
function markShaded(map: MapLibreMap, { wanted, waiting }: Shaded): void {
  map.getContainer().dataset.mapShaded = wanted !== null && waiting.size === 0 ? wanted.level : '';
}

function shadeTile(map: MapLibreMap, { wanted, tiles, given }: Shaded, tile: Tile): void {
  const known = tiles.get(tile);
  if (wanted === null || !known || !tile.hasData()) return;
  const { source, layer: sourceLayer } = gridSources[wanted.level];
  if (known.source !== source) return;
  const codes = known.codes.get(sourceLayer) ?? codesIn(tile, sourceLayer);
  known.codes.set(sourceLayer, codes);
  const last = given.get(sourceLayer) ?? new Map<string, number>();
  given.set(sourceLayer, last);
  for (const code of codes) {
    const heat = wanted.classes.get(code) ?? NONE;
    if ((last.get(code) ?? NONE) === heat) continue;
    last.set(code, heat);
    map.setFeatureState({ source, sourceLayer, id: code }, { heat });
  }
}

/** Reads the codes from the tile's own bytes: the map's queries would make an object of every feature in view. */
function codesIn(tile: Tile, sourceLayer: string): string[] {
  const layer = tile.latestFeatureIndex?.loadVTLayers()[sourceLayer];
  if (!layer) return [];
  const codes = Array.from({ length: layer.length }, (_, index) => layer.feature(index).properties.code);
  return codes.filter((code) => typeof code === 'string');
}
