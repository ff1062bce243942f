export const componentStates = ['intact', 'damaged', 'lost', 'abandoned', 'removed'] as const;
export type ComponentState = (typeof componentStates)[number];
export const dataSources = ['surveyed', 'topographic-map', 'other'] as const;
export type DataSource = (typeof dataSources)[number];
export type AccuracyClass = 'A' | 'B' | 'C';

const stateWords: Readonly<Record<ComponentState, readonly string[]>> = {
  intact: ['完好', '正常', '良好', '在用', 'intact', 'good', 'active'],
  damaged: ['破损', '损坏', 'damaged', 'broken'],
  lost: ['丢失', '缺失', 'lost', 'missing'],
  abandoned: ['废弃', '停用', 'abandoned', 'inactive'],
  removed: ['移除', '拆除', 'removed'],
};
const sourceWords: Readonly<Record<DataSource, readonly string[]>> = {
  surveyed: ['实测', 'surveyed', 'survey', 'gps'],
  'topographic-map': ['地形图', 'topographicmap', 'topographic map'],
  other: ['其他', '其它', 'other'],
};

/** The state that a word means; null for a word we do not know. */
export function readState(text: string): ComponentState | null {
  return wordOf(stateWords, text);
}

/** The data source that a word means; null for a word we do not know. */
export function readDataSource(text: string): DataSource | null {
  return wordOf(sourceWords, text);
}

/** A, B or C, however it is written (`A级`, `±0.5m`); null for anything else. */
export function readAccuracy(text: string): AccuracyClass | null {
  const word = text.normalize('NFKC').toUpperCase();
  if (/^[ABC]/.test(word)) return word.startsWith('A') ? 'A' : word.startsWith('B') ? 'B' : 'C';
  const meters = Number(/[\d.]+/.exec(word)?.[0]);
  if (!Number.isFinite(meters)) return null;
  return meters <= 0.5 ? 'A' : meters <= 1 ? 'B' : 'C';
}

/**
 * The class in which a category's places are surveyed where the file says nothing: covers and other public utilities
 * ±0.5 m, roads and city appearance ±1.0 m, greening and all the rest ±10 m. By the major class, the first two digits.
 */
export function usualAccuracy(categoryCode: string): AccuracyClass {
  const major = categoryCode.slice(0, 2);
  if (major === '01') return 'A';
  return major === '02' || major === '03' ? 'B' : 'C';
}

/** A date as `YYYY-MM-DD`: year first with any signs or none, or month/day/year; null for what is none. */
export function readDate(text: string): string | null {
  const word = text.normalize('NFKC').trim();
  const yearFirst = /^(\d{4})(?:[-/.年]?)(\d{1,2})(?:[-/.月]?)(\d{1,2})(?!\d)/.exec(word);
  if (yearFirst) return dateOf(Number(yearFirst[1]), Number(yearFirst[2]), Number(yearFirst[3]));
  const yearLast = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?!\d)/.exec(word);
  return yearLast ? dateOf(Number(yearLast[3]), Number(yearLast[1]), Number(yearLast[2])) : null;
}

function dateOf(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal && year >= 1800 ? date.toISOString().slice(0, 10) : null;
}

function wordOf<K extends string>(words: Readonly<Record<K, readonly string[]>>, text: string): K | null {
  const word = text.normalize('NFKC').trim().toLowerCase();
  for (const key of Object.keys(words) as K[]) if (words[key].includes(word) || key === word) return key;
  return null;
}
