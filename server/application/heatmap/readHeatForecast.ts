import type { QueryOf } from '../../contract/endpoints.ts';
import type { HeatForecast } from '../../contract/schemas/heatmap.ts';
import { AreaCounts } from '../../domain/heatmap/areaCounts.ts';
import type { HeatAreaLevel, HeatAreaSet } from '../../domain/heatmap/areas.ts';
import type { Cells } from '../../domain/heatmap/cells.ts';
import { dayNumber, dayOf } from '../../domain/heatmap/facts.ts';
import { FORECAST_WEEKS, forecastWeek, meanAbsoluteError } from '../../domain/heatmap/forecast.ts';
import { sumByArea } from '../../domain/heatmap/sumByArea.ts';
import type { Actor } from '../../domain/identity/permissions.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import type { HeatAreaPort } from './heatPorts.ts';
import { askByArea, type HeatSelections, type HeatSources } from './heatQuestion.ts';
import { packFractions, packWhole } from './packNumbers.ts';
import { pauses } from './pauses.ts';

const DAYS_OF_WEEK = 7;
/** Over how many past weeks the model is tried. */
const TRIED_WEEKS = 8;

/**
 * What the next seven days bring by area. The model is tried on past weeks under the same conditions: known are the days
 * before the day of asking, asked is the week after it.
 */
export function readHeatForecast(
  sources: HeatSources & { readonly heatAreas: Pick<HeatAreaPort, 'readToday'> },
): (actor: Actor, query: QueryOf<'readHeatForecast'>) => Promise<HeatForecast | Refusal> {
  return async (actor, query) => {
    const question = await askByArea(sources, actor, query, []);
    if (isRefusal(question)) return question;
    const { areas, asOf, pending } = question;
    const today = dayNumber(await sources.heatAreas.readToday());
    const pause = pauses();
    const week = weekCounter(question, pause);
    const pools = poolsOf(areas);
    await pause();
    const firstDay = firstDayOf(question);
    const expected = forecastWeek(await weeksBefore(week, today, firstDay), pools);
    await pause();
    const lastWeek = await week(today - DAYS_OF_WEEK);
    const error = await triedError(week, pools, today, firstDay, pause);
    return {
      level: areas.level,
      edition: areas.edition,
      asOf,
      pending,
      from: dayOf(today + 1),
      to: dayOf(today + DAYS_OF_WEEK),
      expected: packFractions(expected),
      total: expected.reduce((sum, each) => sum + each, 0),
      lastWeek: packWhole(lastWeek),
      error,
    };
  };
}

type Pause = ReturnType<typeof pauses>;
/** Counts by area of the seven days from a day on. */
type WeekCounter = (firstDay: number) => Promise<Cells>;

function weekCounter(question: HeatSelections & { readonly areas: HeatAreaSet }, pause: Pause): WeekCounter {
  const { areas, districts } = question;
  const known = new Map<number, Cells>();
  return async (firstDay) => {
    const counted = known.get(firstDay);
    if (counted) return counted;
    const counting = new AreaCounts(areas);
    const days = { from: dayOf(firstDay), to: dayOf(firstDay + DAYS_OF_WEEK - 1) };
    for (const district of districts) {
      sumByArea(district, areas, question.of(district, days), counting);
      await pause();
    }
    known.set(firstDay, counting.counts);
    return counting.counts;
  };
}

/** The whole weeks before a day, the latest first: weeks before the city's first case tell nothing. */
async function weeksBefore(week: WeekCounter, day: number, firstDay: number): Promise<Cells[]> {
  const lived = Math.floor((day - firstDay) / DAYS_OF_WEEK);
  const length = Math.min(FORECAST_WEEKS, Math.max(1, lived));
  const weeks: Cells[] = [];
  for (let age = 0; age < length; age += 1) weeks.push(await week(day - DAYS_OF_WEEK * (age + 1)));
  return weeks;
}

async function triedError(
  week: WeekCounter,
  pools: Int32Array,
  today: number,
  firstDay: number,
  pause: Pause,
): Promise<HeatForecast['error']> {
  // The day of asking of each trial: its week has just ended.
  const days = Array.from({ length: TRIED_WEEKS }, (_, age) => today - DAYS_OF_WEEK * (age + 1) - 1).filter(
    (day) => day - DAYS_OF_WEEK * FORECAST_WEEKS >= firstDay,
  );
  if (days.length === 0) return null;
  let model = 0;
  let lastWeek = 0;
  for (const day of days) {
    const came = await week(day + 1);
    const before = await weeksBefore(week, day, firstDay);
    await pause();
    model += meanAbsoluteError(forecastWeek(before, pools), came) / days.length;
    lastWeek += meanAbsoluteError(before[0] ?? new Uint32Array(0), came) / days.length;
    await pause();
  }
  return { model, lastWeek, weeks: days.length };
}

function firstDayOf({ districts }: HeatSelections): number {
  const blocks = districts.flatMap(({ blocks }) => [...blocks.values()]);
  return blocks.reduce((first, block) => Math.min(first, block.firstDay), Number.POSITIVE_INFINITY);
}

const SUBDISTRICT_DIGITS = 9;
/** What areas are drawn towards: their subdistrict's mean; where areas are that large or cross subdistricts, the mean of all. */
function poolsOf({ level, codes }: HeatAreaSet): Int32Array {
  const isPooled: Readonly<Record<HeatAreaLevel, boolean>> = {
    'unit-grid': true,
    'responsibility-grid': true,
    community: true,
    'professional-grid': false,
    subdistrict: false,
    district: false,
  };
  const pools = new Int32Array(codes.length);
  let prefix = codes[0]?.slice(0, SUBDISTRICT_DIGITS) ?? '';
  let number = 0;
  // Codes ascend: those of a subdistrict follow each other.
  for (let area = 0; isPooled[level] && area < codes.length; area += 1) {
    const code = codes[area] ?? '';
    if (!code.startsWith(prefix)) {
      prefix = code.slice(0, SUBDISTRICT_DIGITS);
      number += 1;
    }
    pools[area] = number;
  }
  return pools;
}
