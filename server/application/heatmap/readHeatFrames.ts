import type { QueryOf } from '../../contract/endpoints.ts';
import type { HeatFrameStep, HeatFrames } from '../../contract/schemas/heatmap.ts';
import { areaTargets } from '../../domain/heatmap/areas.ts';
import { dayNumber, dayOf } from '../../domain/heatmap/facts.ts';
import { FrameCounter } from '../../domain/heatmap/frames.ts';
import type { Actor } from '../../domain/identity/permissions.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import { askByArea, type HeatSources } from './heatQuestion.ts';
import { packWhole } from './packNumbers.ts';
import { pauses } from './pauses.ts';

const HOURS_OF_WEEK = 168;

/** Counts by area for every day of a period, or for every hour of the week. */
export function readHeatFrames(
  sources: HeatSources,
): (actor: Actor, query: QueryOf<'readHeatFrames'>) => Promise<HeatFrames | Refusal> {
  return async (actor, query) => {
    const question = await askByArea(sources, actor, query, [query]);
    if (isRefusal(question)) return question;
    const { areas, districts, asOf, pending } = question;
    const names = frameNames(query.step, query);
    const pause = pauses();
    const counter = new FrameCounter(query.step, names.length);
    for (const district of districts) {
      counter.add(district, areas, areaTargets(areas, district), question.of(district, query));
      await pause();
    }
    for (const frame of names.keys()) {
      counter.count(frame);
      await pause();
    }
    const frames = counter.frames();
    return {
      level: areas.level,
      edition: areas.edition,
      asOf,
      pending,
      step: query.step,
      frames: names,
      offsets: packWhole(frames.offsets),
      areas: packWhole(frames.areas),
      counts: packWhole(frames.counts),
    };
  };
}

function frameNames(step: HeatFrameStep, { from, to }: { readonly from: string; readonly to: string }): string[] {
  if (step === 'hour-of-week') return Array.from({ length: HOURS_OF_WEEK }, (_, hour) => String(hour));
  const first = dayNumber(from);
  return Array.from({ length: dayNumber(to) - first + 1 }, (_, index) => dayOf(first + index));
}
