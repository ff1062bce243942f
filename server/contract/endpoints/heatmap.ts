import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import * as h from '../schemas/heatmap.ts';

const common = { method: 'get', access: 'heatmap.read' } as const;
const refusals = ['not-your-district', 'invalid-input', 'figures-not-ready'] as const;

/** The supervisor's heat map. Figures travel apart from geometry, in the order of the level's areas. */
export const heatmapEndpoints = {
  readHeatAreas: endpoint({
    ...common,
    path: '/api/heatmap/areas',
    summary: 'The areas of a level with their sizes and components, in the order of every answer of the same edition',
    query: h.heatAreasQuery,
    output: h.heatAreas,
    refusals,
  }),
  readHeatmap: endpoint({
    ...common,
    path: '/api/heatmap',
    summary: 'Counts, overdue cases and handling times by area',
    query: h.heatQuery,
    output: h.heatmap,
    refusals,
  }),
  readHeatSummary: endpoint({
    ...common,
    path: '/api/heatmap/summary',
    summary: 'Totals by day, hour of the week, category, unit, source and stage, of all areas or of one',
    query: h.heatSummaryQuery,
    output: h.heatSummary,
    refusals,
  }),
  readHeatFrames: endpoint({
    ...common,
    path: '/api/heatmap/frames',
    summary: 'Counts by area for each day or each hour of the week, for playing',
    query: h.heatFramesQuery,
    output: h.heatFrames,
    refusals,
  }),
  readHeatHotspots: endpoint({
    ...common,
    path: '/api/heatmap/hotspots',
    summary: 'Where counts of neighbouring areas are higher or lower than chance explains (Getis–Ord Gi*)',
    query: h.heatHotspotsQuery,
    output: h.heatHotspots,
    refusals,
  }),
  readHeatForecast: endpoint({
    ...common,
    path: '/api/heatmap/forecast',
    summary: 'Expected cases of the next seven days by area, and how well such forecasts did',
    query: h.heatForecastQuery,
    output: h.heatForecast,
    refusals,
  }),
  readHeatExport: endpoint({
    ...common,
    path: '/api/heatmap/export',
    summary: 'The heat map as a table (CSV or XLSX)',
    query: h.heatExportQuery,
    answer: 'bytes',
    output: z.instanceof(Uint8Array),
    refusals,
  }),
} as const;
