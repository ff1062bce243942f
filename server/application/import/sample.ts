import type { Areas, LonLat } from '../../domain/survey/detectSystem.ts';
import { insideShare } from '../../domain/survey/detectSystem.ts';
import { isBroken, type Survey, type SurveyRecord } from '../../domain/survey/record.ts';
import { SurveyRefused } from '../../domain/survey/refused.ts';

const SAMPLE_RECORDS = 2000;
/** Enough places to tell systems apart, few enough to ask for their neighbours. */
const SAMPLE_PLACES = 200;

/** The first records of a survey that can be read. Throws a SurveyRefused when there is none. */
export async function sampleOf(survey: Survey): Promise<SurveyRecord[]> {
  const sample: SurveyRecord[] = [];
  for await (const item of survey.records()) {
    if (!isBroken(item)) sample.push(item);
    if (sample.length === SAMPLE_RECORDS) break;
  }
  if (sample.length === 0) throw new SurveyRefused('import-empty');
  return sample;
}

/** Some of the places, from all over the sample. */
export function someOf<T>(items: readonly T[]): T[] {
  const step = Math.max(1, items.length / SAMPLE_PLACES);
  return Array.from({ length: Math.min(SAMPLE_PLACES, items.length) }, (_, at) => items[Math.floor(at * step)]).flatMap(
    (item) => (item === undefined ? [] : [item]),
  );
}

/** Every column of the sample. */
export function columnNamesOf(sample: readonly SurveyRecord[]): string[] {
  return [...new Set(sample.flatMap(({ attributes }) => Object.keys(attributes)))];
}

/** The district in which most of the places lie. Throws a SurveyRefused when they lie in none. */
export function districtOfMost(
  districts: readonly { code: string; areas: Areas }[],
  places: readonly (LonLat | null)[],
): string {
  const shares = districts.map(({ code, areas }) => ({ code, share: insideShare(places, areas) }));
  const best = shares.reduce((one, other) => (other.share > one.share ? other : one));
  if (best.share === 0) throw new SurveyRefused('import-district-unknown');
  return best.code;
}

/** Places that could be converted, as the map takes them. */
export function previewOf(places: readonly (LonLat | null)[]): [number, number][] {
  return places.flatMap((place): [number, number][] => (place ? [[place[0], place[1]]] : []));
}
