type HeatmapModule = typeof import('../features/heatmap/HeatmapPage');

let loaded: HeatmapModule | null = null;

/** Downloads the heat map's page with the map's program. A failure shows when the page is rendered. */
export async function loadHeatmap(): Promise<HeatmapModule> {
  loaded = await import('../features/heatmap/HeatmapPage');
  return loaded;
}

/** The page if it is there already: what has to be waited for, even for a moment, is shown 300 ms later by React. */
export function loadedHeatmap(): HeatmapModule | null {
  return loaded;
}
