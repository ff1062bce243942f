import type { QueryOf } from '../../contract/endpoints.ts';
import type { Heatmap } from '../../contract/schemas/heatmap.ts';
import { AreaCounts } from '../../domain/heatmap/areaCounts.ts';
import { areaTargets, type HeatAreaSet } from '../../domain/heatmap/areas.ts';
import { putMedians } from '../../domain/heatmap/handlingTime.ts';
import { sumByArea } from '../../domain/heatmap/sumByArea.ts';
import { workingMinutes } from '../../domain/heatmap/workingMinutes.ts';
import type { Actor } from '../../domain/identity/permissions.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import type { CaseWork } from '../caseWork.ts';
import { type AnswerMemory, answerMemory } from './answerMemory.ts';
import { askByArea, comparedPeriod, type HeatSelections, type HeatSources } from './heatQuestion.ts';
import { packFractions, packWhole } from './packNumbers.ts';
import { pauses } from './pauses.ts';

type Days = { readonly from: string; readonly to: string };
export type HeatCalendars = Pick<CaseWork, 'readCalendar'>;

/** The figures of one period in the order of the areas, as numbers. */
export interface PeriodFigures extends Pick<AreaCounts, 'counts' | 'overdue'> {
  readonly medianMinutes: Float32Array | null;
}
export interface HeatFigures extends HeatSelections {
  readonly areas: HeatAreaSet;
  readonly present: PeriodFigures;
  readonly compared: PeriodFigures | null;
}

/** Counts, overdue cases and handling times by area, of a period and of one it is compared with; `take` gives the counts' memory. */
export function heatFigures(
  sources: HeatSources & HeatCalendars,
  take?: AnswerMemory['take'],
): (actor: Actor, query: QueryOf<'readHeatmap'>) => Promise<HeatFigures | Refusal> {
  return async (actor, query) => {
    const other = comparedPeriod(query);
    if (isRefusal(other)) return other;
    const question = await askByArea(sources, actor, query, other ? [query, other] : [query]);
    if (isRefusal(question)) return question;
    const figures = (days: Days) => figuresOf(sources, question, days, query.median, take);
    return { ...question, present: await figures(query), compared: other && (await figures(other)) };
  };
}

async function figuresOf(
  { readCalendar }: HeatCalendars,
  question: HeatSelections & { readonly areas: HeatAreaSet },
  days: Days,
  isMedianAsked: boolean,
  take?: AnswerMemory['take'],
): Promise<PeriodFigures> {
  const { areas, districts } = question;
  const counted = new AreaCounts(areas, take);
  const medianMinutes = isMedianAsked ? new Float32Array(areas.codes.length).fill(Number.NaN) : null;
  const pause = pauses();
  for (const district of districts) {
    const selection = question.of(district, days);
    sumByArea(district, areas, selection, counted);
    if (medianMinutes) {
      const between = workingMinutes(await readCalendar(district.code));
      putMedians(district, areas.level, areaTargets(areas, district), selection, between, medianMinutes);
    }
    await pause();
  }
  const { counts, overdue } = counted;
  return { counts, overdue, medianMinutes };
}

/** The heat map as it travels. */
export function readHeatmap(
  sources: HeatSources & HeatCalendars,
): (actor: Actor, query: QueryOf<'readHeatmap'>) => Promise<Heatmap | Refusal> {
  const memory = answerMemory();
  const figures = heatFigures(sources, memory.take);
  const packed = (period: PeriodFigures) => {
    const written = packedFigures(period);
    memory.giveBack(period.counts.buffer);
    memory.giveBack(period.overdue.buffer);
    return written;
  };
  return async (actor, query) => {
    const answer = await figures(actor, query);
    if (isRefusal(answer)) return answer;
    const { areas, asOf, pending, present, compared } = answer;
    return {
      level: areas.level,
      edition: areas.edition,
      asOf,
      pending,
      ...packed(present),
      compared: compared && packed(compared),
    };
  };
}

function packedFigures({ counts, overdue, medianMinutes }: PeriodFigures) {
  return {
    counts: packWhole(counts),
    overdue: packWhole(overdue),
    medianMinutes: medianMinutes && packFractions(medianMinutes),
  };
}
