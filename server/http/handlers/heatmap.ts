import { heatAreaSource } from '../../application/heatmap/heatAreaSource.ts';
import { heatEditions } from '../../application/heatmap/heatEditions.ts';
import { readHeatAreas } from '../../application/heatmap/readHeatAreas.ts';
import { readHeatForecast } from '../../application/heatmap/readHeatForecast.ts';
import { readHeatFrames } from '../../application/heatmap/readHeatFrames.ts';
import { readHeatHotspots } from '../../application/heatmap/readHeatHotspots.ts';
import { type HeatCalendars, readHeatmap } from '../../application/heatmap/readHeatmap.ts';
import { readHeatSummary } from '../../application/heatmap/readHeatSummary.ts';
import type { Ports } from '../../application/ports.ts';
import type { heatmapEndpoints } from '../../contract/endpoints/heatmap.ts';
import type { Handlers } from '../handlers.ts';

type HeatmapHandlers = Pick<Handlers, Exclude<keyof typeof heatmapEndpoints, 'readHeatExport'>>;

/** The supervisor's heat map. */
export function heatmapHandlers(
  ports: Pick<Ports, 'heatAreas' | 'heatCounters' | 'spatial' | 'clock'> & HeatCalendars,
): HeatmapHandlers {
  const sources = { ...ports, areasOf: heatAreaSource(ports), editionsOf: heatEditions(ports) };
  const use = {
    readHeatAreas: readHeatAreas(sources),
    readHeatmap: readHeatmap(sources),
    readHeatSummary: readHeatSummary(sources),
    readHeatFrames: readHeatFrames(sources),
    readHeatHotspots: readHeatHotspots(sources),
    readHeatForecast: readHeatForecast(sources),
  };
  return {
    readHeatAreas: ({ actor, query }) => use.readHeatAreas(actor, query),
    readHeatmap: ({ actor, query }) => use.readHeatmap(actor, query),
    readHeatSummary: ({ actor, query }) => use.readHeatSummary(actor, query),
    readHeatFrames: ({ actor, query }) => use.readHeatFrames(actor, query),
    readHeatHotspots: ({ actor, query }) => use.readHeatHotspots(actor, query),
    readHeatForecast: ({ actor, query }) => use.readHeatForecast(actor, query),
  };
}
