/**
 * By what the heat map can be shaded, and how it can be played. Apart from the schemas: the page that reads its address
 * needs the words, not what checks an answer.
 */
export const heatmapLevels = ['unit-grid', 'responsibility-grid', 'community', 'subdistrict', 'district'] as const;
export type HeatmapLevel = (typeof heatmapLevels)[number];

/** Areas, unit and responsibility grids, and the professional grids of one kind. */
export const heatLevels = [...heatmapLevels, 'professional-grid'] as const;
export type HeatLevel = (typeof heatLevels)[number];

/** The frames of a time-lapse. */
export const heatFrameSteps = ['day', 'hour-of-week'] as const;
export type HeatFrameStep = (typeof heatFrameSteps)[number];
