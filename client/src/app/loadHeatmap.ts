/** Downloads the heat map's page with the map's program. A failure shows when the page is rendered. */
export const loadHeatmap = () => import('../features/heatmap/HeatmapPage');
