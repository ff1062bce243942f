import type { QueryOf } from '../../contract/endpoints.ts';
import type { HeatSummary } from '../../contract/schemas/heatmap.ts';
import { caseSources, caseStages, caseStatuses, stageOf } from '../../domain/case/caseFile.ts';
import { dayNumber, dayOf } from '../../domain/heatmap/facts.ts';
import { HandlingTimes } from '../../domain/heatmap/handlingTime.ts';
import type { HeatDistrict } from '../../domain/heatmap/heatStore.ts';
import { type DistrictSummary, summarise } from '../../domain/heatmap/sums.ts';
import { workingMinutes } from '../../domain/heatmap/workingMinutes.ts';
import type { Actor } from '../../domain/identity/permissions.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import type { HeatEditions } from './heatEditions.ts';
import type { HeatAreaPort } from './heatPorts.ts';
import { askForCases, comparedPeriod, type HeatSelections, type HeatSources } from './heatQuestion.ts';
import { pauses } from './pauses.ts';
import type { HeatCalendars } from './readHeatmap.ts';
import { Tally } from './tally.ts';

type Days = { readonly from: string; readonly to: string };

/** Everything of one period that is told beside the map. */
interface PeriodSummary {
  readonly total: HeatSummary['total'];
  readonly days: Tally;
  readonly hours: number[];
  readonly categories: Tally;
  readonly units: Tally;
  readonly sources: Tally;
  readonly stages: Tally;
}

/** Totals of a selection by day, hour of the week, category, unit, source and stage. */
export function readHeatSummary(
  sources: HeatSources &
    HeatCalendars & { readonly heatAreas: Pick<HeatAreaPort, 'readNames'>; readonly editionsOf: HeatEditions },
): (actor: Actor, query: QueryOf<'readHeatSummary'>) => Promise<HeatSummary | Refusal> {
  return async (actor, query) => {
    const other = comparedPeriod(query);
    if (isRefusal(other)) return other;
    const periods = other ? [query, other] : [query];
    const question = await askForCases(sources, actor, query, periods);
    if (isRefusal(question)) return question;
    const present = await periodSummary(sources, question, query);
    const compared = other && (await periodSummary(sources, question, other));
    const names = await sources.heatAreas.readNames();
    const editions = await sources.editionsOf(question.districtCode, periods);
    const { asOf, pending } = question;
    const list = (tally: Tally, before: Tally | undefined) => tally.compareWith(before ?? null);
    const categories = list(present.categories, compared?.categories).map(({ key, ...counts }) => ({
      categoryId: key,
      name: names.categories.get(key) ?? key,
      ...counts,
    }));
    const units = list(present.units, compared?.units).map(({ key, ...counts }) => ({
      unitCode: key,
      name: names.units.get(key) ?? key,
      ...counts,
    }));
    return {
      asOf,
      pending,
      editions,
      total: present.total,
      compared: compared?.total ?? null,
      byDay: eachDay(query).map((day) => ({ day, ...present.days.of(day) })),
      byHourOfWeek: present.hours,
      byCategory: categories.sort((one, next) => next.count - one.count),
      byUnit: units.sort((one, next) => next.overdue - one.overdue || next.count - one.count),
      bySource: caseSources.map((source) => ({ source, ...present.sources.compared(source, compared?.sources) })),
      byStage: caseStages.map((stage) => ({ stage, ...present.stages.compared(stage, compared?.stages) })),
    };
  };
}

async function periodSummary(
  { readCalendar }: HeatCalendars,
  question: HeatSelections,
  days: Days,
): Promise<PeriodSummary> {
  const tally = () => new Tally();
  const hours = new Array<number>(168).fill(0);
  const sums = { days: tally(), categories: tally(), units: tally(), sources: tally(), stages: tally() };
  const times = new HandlingTimes();
  const pause = pauses();
  for (const district of question.districts) {
    const calendar = await readCalendar(district.code);
    const selection = question.of(district, days);
    const summary = summarise(district, selection);
    addDistrict(sums, hours, summary, district, dayNumber(days.from));
    await pause();
    times.add(district, selection, workingMinutes(calendar));
    await pause();
  }
  return { ...sums, hours, total: { ...sums.stages.total(), medianMinutes: times.median() } };
}

type Tallies = Pick<PeriodSummary, 'days' | 'categories' | 'units' | 'sources' | 'stages'>;

function addDistrict(
  tallies: Tallies,
  hours: number[],
  summary: DistrictSummary,
  { codes }: HeatDistrict,
  firstDay: number,
): void {
  for (const [hour, count] of summary.hours.entries()) hours[hour] = (hours[hour] ?? 0) + count;
  tallies.days.add(summary.days, (number) => dayOf(firstDay + number));
  tallies.categories.add(summary.categories, (number) => codes.category.codes[number]);
  tallies.units.add(summary.units, (number) => codes.unit.codes[number]);
  tallies.sources.add(summary.sources, (number) => caseSources[number]);
  tallies.stages.add(summary.statuses, (number) => {
    const status = caseStatuses[number];
    return status && stageOf(status);
  });
}

function eachDay({ from, to }: Days): string[] {
  const first = dayNumber(from);
  return Array.from({ length: dayNumber(to) - first + 1 }, (_, index) => dayOf(first + index));
}
