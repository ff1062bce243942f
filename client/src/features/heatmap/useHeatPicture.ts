import { useMemo } from 'react';
import { useHeatFigures, useHeatForecast, useHeatFrames, useHeatHotspots } from '../../api/heatmap';
import type { HeatShading } from '../../map/types';
import { comparisonOf, filterOf, levelOf } from './heatAddress';
import { type HeatPicture, paintFigures, paintForecast, paintFrame, paintHotspots } from './paint';
import { classesByCode } from './shades';
import type { HeatAddress } from './useHeatAddress';

/** Asks for what the address wants to see and paints it. */
export function useHeatPicture(address: HeatAddress) {
  const { show, step, measure } = address;
  const question = { ...filterOf(address), ...levelOf(address) };
  const figures = useHeatFigures({ ...question, ...comparisonOf(address), median: measure === 'median' });
  const frames = useHeatFrames({ ...question, step }, show === 'frames');
  const hotspots = useHeatHotspots(question, show === 'hotspots');
  const { from: _from, to: _to, ...always } = question;
  const forecast = useHeatForecast(always, show === 'forecast');
  const asked = { figures, frames, hotspots, forecast }[show];
  const picture = useMemo<HeatPicture | null>(() => {
    if (show === 'frames') return frames.data ? paintFrame(frames.data, address) : null;
    if (show === 'hotspots') return hotspots.data ? paintHotspots(hotspots.data) : null;
    if (show === 'forecast') return forecast.data ? paintForecast(forecast.data, address) : null;
    return figures.data ? paintFigures(figures.data, address) : null;
  }, [show, address, figures.data, frames.data, hotspots.data, forecast.data]);
  const { isFetching, error, failureReason, refetch } = asked;
  return useMemo(
    () => ({
      picture,
      figures: figures.data ?? null,
      frames: frames.data ?? null,
      hotspots: hotspots.data ?? null,
      forecast: forecast.data ?? null,
      isFetching,
      error,
      /** Why there is no answer yet, while it is asked for again. */
      waitsFor: failureReason,
      refetch,
    }),
    [picture, figures.data, frames.data, hotspots.data, forecast.data, isFetching, error, failureReason, refetch],
  );
}

export type HeatAnswer = ReturnType<typeof useHeatPicture>;

/** The picture for the map: the class of each code and the colours of the classes. */
export function useShading(picture: HeatPicture | null, kind: HeatAddress['kind']): HeatShading | null {
  return useMemo(() => {
    if (!picture) return null;
    const { areas, shades } = picture;
    const colors = shades.classes.map(({ color }) => color);
    return { level: areas.level, kind, classes: classesByCode(areas.codes, shades), colors };
  }, [picture, kind]);
}
