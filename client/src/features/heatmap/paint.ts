import type {
  Freshness,
  HeatAreas,
  HeatFigures,
  HeatForecast,
  HeatFrames,
  HeatHotspots,
  WithAreas,
} from '../../api/heatAnswers';
import { sequentialRamp } from '../../ui/quantileClasses';
import { countsOfFrame } from './frames';
import type { HeatState } from './heatAddress';
import { changes, comparedValues, measureValues } from './measures';
import { divergingShades, hotspotShades, type Shades, sequentialShades } from './shades';

/** What the map shows: a value of every area, its class, and the figures beside it. */
export interface HeatPicture {
  readonly areas: HeatAreas;
  readonly freshness: Freshness;
  readonly values: ArrayLike<number>;
  readonly shades: Shades;
  /** Which areas have anything to tell; the others are left out of tables. */
  readonly isShown: (index: number) => boolean;
}

/** The ramp that stands out on the ground it is drawn on. */
export function rampOn({ isWall }: Pick<HeatState, 'isWall'>): readonly string[] {
  return isWall ? [...sequentialRamp].reverse() : sequentialRamp;
}

/** Figures of a period, or how they changed since the one that is compared with. */
export function paintFigures(figures: WithAreas<HeatFigures>, state: HeatState): HeatPicture {
  const { areas, compared } = figures;
  const now = measureValues(state.measure, areas, figures);
  const before = comparedValues(state.measure, areas, figures, state.period, state.compared);
  const isShown = (index: number) => (figures.counts[index] ?? 0) > 0 || (compared?.counts[index] ?? 0) > 0;
  const values = before ? changes(now, before) : now;
  const shades = before ? divergingShades(values, isShown) : sequentialShades(values, rampOn(state));
  return { areas, freshness: figures, values, shades, isShown };
}

/** One frame of a time-lapse; its classes are those of all frames together, so that colours can be compared over time. */
export function paintFrame(frames: WithAreas<HeatFrames>, state: HeatState): HeatPicture {
  const { areas } = frames;
  const values = countsOfFrame(frames, state.frame, areas.codes.length);
  const shades = sequentialShades(values, rampOn(state), frames.counts);
  return { areas, freshness: frames, values, shades, isShown: (index) => (values[index] ?? 0) > 0 };
}

/** What stands out from chance. */
export function paintHotspots(hotspots: WithAreas<HeatHotspots>): HeatPicture {
  const { areas, z, q } = hotspots;
  return {
    areas,
    freshness: hotspots,
    values: z,
    shades: hotspotShades(z, q),
    isShown: (index) => (q[index] ?? Number.NaN) < 0.1,
  };
}

/** What is expected of the coming week. */
export function paintForecast(forecast: WithAreas<HeatForecast>, state: HeatState): HeatPicture {
  const { areas, lastWeek } = forecast;
  // A model says a little of everywhere; what is less than a tenth of a case in a week is nothing to act on.
  const expected = Float64Array.from(forecast.expected, (value) => Math.round(value * 10) / 10);
  return {
    areas,
    freshness: forecast,
    values: expected,
    shades: sequentialShades(expected, rampOn(state)),
    isShown: (index) => (expected[index] ?? 0) > 0 || (lastWeek[index] ?? 0) > 0,
  };
}
