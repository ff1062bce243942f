import type { ProfessionalKind } from '@domain/grid/codes';
import type { Lamp } from '@domain/time-limit/lamp';

/** Colours of the calm base map. They carry no meaning beyond "land, water, street, green". */
export const base = {
  land: '#f5f3ee',
  water: '#c9dde4',
  waterEdge: '#b3cdd7',
  green: '#dfe8d5',
  streetMinor: '#e4e1da',
  streetMajor: '#cfccc4',
  boundary: '#8f9ba0',
  hairline: '#a3adb1',
  label: '#4b565c',
  waterLabel: '#5d8796',
  halo: '#fbfaf7',
} as const;

/** The person's own marks: what is selected, where they are, the focused grid. */
export const ink = { strong: '#1d2b33', accent: '#1f5f7a', focus: '#1f5f7a', me: '#1668c5', pin: '#1d2b33' } as const;

/** Lamp colours, used everywhere the same and never without a shape. */
export const lampColors: Readonly<Record<Lamp, string>> = {
  green: '#2f7d4f',
  yellow: '#b06a00',
  red: '#bd2b22',
  none: '#6b767c',
};

/** One fixed hue for each professional grid, used everywhere the same. */
export const professionalColors: Readonly<Record<ProfessionalKind, string>> = {
  water: '#14808a',
  greening: '#4d8a2a',
  municipal: '#a87412',
  underground: '#7746a0',
};

/** Labels are drawn from the device's own fonts; there is no glyph server. */
export const labelFont = ['Noto Sans SC', 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei'];
