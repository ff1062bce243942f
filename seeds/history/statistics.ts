import { z } from 'zod';
import type { CaseSource } from '../../server/domain/case/caseFile.ts';
import { readJson } from '../files.ts';
import { type Random, weightedIndex, wholeNumber } from '../random.ts';

const shares = z.number().min(0).max(1);

export const historyStatistics = z.object({
  overdueShare: shares,
  duplicateShare: shares,
  channels: z.object({ inspector: shares, hotline: shares, citizen: shares }),
  hours: z.array(z.number()).length(24),
  weekdays: z.array(z.number()).length(7),
  groups: z.array(z.object({ name: z.string(), share: shares, limitUsed: z.array(z.number()).length(20) })),
});
export type HistoryStatistics = z.infer<typeof historyStatistics>;

export const readStatistics = () => readJson('seeds/data/historyStatistics.json', historyStatistics);

/** The demo city's clock: China has one time zone and no summer time. */
export const LOCAL_OFFSET = 8 * 3_600_000;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** The hour of the day in the city, with fractions. */
export function localHour(instant: number): number {
  return ((instant + LOCAL_OFFSET) % DAY) / HOUR;
}

/** 0 for Monday to 6 for Sunday, in the city. */
export function localWeekday(instant: number): number {
  return (new Date(instant + LOCAL_OFFSET).getUTCDay() + 6) % 7;
}

/** The city's calendar day, `YYYY-MM-DD`. */
export function localDay(instant: number): string {
  return new Date(instant + LOCAL_OFFSET).toISOString().slice(0, 10);
}

/** Makes instants between two others whose weekdays and hours of the day follow the statistics. */
export function reportTimes(statistics: HistoryStatistics, from: number, to: number): (random: Random) => number {
  const firstMidnight = Math.floor((from + LOCAL_OFFSET) / DAY) * DAY - LOCAL_OFFSET;
  const dayCount = Math.ceil((to - firstMidnight) / DAY);
  const weights = Array.from(
    { length: dayCount },
    (_, index) => statistics.weekdays[localWeekday(firstMidnight + index * DAY)] ?? 0,
  );
  const dayOf = weightedIndex(weights);
  const hourOf = weightedIndex(statistics.hours);
  return (random) => {
    for (;;) {
      const at = firstMidnight + dayOf(random) * DAY + hourOf(random) * HOUR + wholeNumber(random, HOUR);
      if (at >= from && at <= to) return at;
    }
  };
}

/** Makes sources in the mix of the statistics. */
export function reportSources({ channels }: HistoryStatistics): (random: Random) => CaseSource {
  const names = Object.keys(channels) as (keyof typeof channels)[];
  const indexOf = weightedIndex(names.map((name) => channels[name]));
  return (random) => names[indexOf(random)] ?? 'inspector';
}

/** No case of the demo takes longer than about this many times its limit: the history is only 60 days long. */
const LONGEST = 6;

/** The part of its limit that a case uses, drawn from the quantiles of its group (0, 5 … 95 %, then a tail). */
export function drawLimitUsed(limitUsed: readonly number[], random: Random): number {
  const position = random() * 20;
  const lower = Math.floor(position);
  const below = limitUsed[lower] ?? 0;
  const above = limitUsed[lower + 1] ?? below * 2;
  return Math.min(below + (above - below) * (position - lower), LONGEST - random());
}
