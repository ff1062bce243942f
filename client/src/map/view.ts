import type { HeatmapLevel } from '@contract/schemas';
import { tileSources } from '@contract/tiles';
import type { GridLevel, MapView } from './types';

/** The camera as the text kept in the address: longitude, latitude, zoom. */
export function viewToText({ longitude, latitude, zoom }: MapView): string {
  return [longitude.toFixed(5), latitude.toFixed(5), zoom.toFixed(1)].join(',');
}

/** Reads the camera from the address; null when there is none or it makes no sense. */
export function viewFromText(text: string | null): MapView | null {
  const [longitude, latitude, zoom] = (text ?? '').split(',').map(Number);
  if (longitude === undefined || latitude === undefined || zoom === undefined) return null;
  if (!(Math.abs(longitude) <= 180 && Math.abs(latitude) <= 85 && zoom >= 0 && zoom <= 22)) return null;
  return { longitude, latitude, zoom };
}

/** From which zoom on subdistricts and communities are in the tiles of areas. */
const subdistrictZoom = 8;
const communityZoom = 10;
/** From which zoom on communities are told apart well enough to be shown unasked. */
const showsCommunities = 13;

/** The finest level whose grids can be told apart at a zoom. */
export function levelAtZoom(zoom: number): HeatmapLevel {
  if (zoom < 9.8) return 'district';
  if (zoom < showsCommunities) return 'subdistrict';
  if (zoom < 13.8) return 'community';
  if (zoom < 14.6) return 'responsibility-grid';
  return 'unit-grid';
}

/** Whether the grids of a level are drawn at all at a zoom; far out there would be more than a tile can show. */
export function isLevelDrawn(level: GridLevel, zoom: number): boolean {
  if (level === 'unit-grid') return zoom >= tileSources['unit-grids'].minZoom;
  if (level === 'responsibility-grid') return zoom >= tileSources['responsibility-grids'].minZoom;
  if (level === 'subdistrict') return zoom >= subdistrictZoom;
  if (level === 'community') return zoom >= communityZoom;
  if (level === 'professional-grid') return zoom >= tileSources['professional-grids'].minZoom;
  return true;
}
