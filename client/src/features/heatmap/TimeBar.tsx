import { CaretRightOutlined, PauseOutlined, StepBackwardOutlined, StepForwardOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { useCallback, useMemo } from 'react';
import type { HeatFrames } from '../../api/heatAnswers';
import { useTranslation } from '../../locale/useTranslation';
import { numberText } from './figureText';
import { frameTotals, hourOfWeek, nextFrame } from './frames';
import { type Speed, speeds, usePlayback } from './usePlayback';

interface TimeBarProps {
  readonly frames: HeatFrames;
  readonly frame: number;
  readonly onFrame: (frame: number) => void;
}

/** The time-lapse's bar: all frames as a small chart to be pulled through, play and pause, steps, and the pace. */
export function TimeBar({ frames, frame, onFrame }: TimeBarProps) {
  const { t } = useTranslation();
  const count = frames.frames.length;
  const shown = Math.min(frame, count - 1);
  const totals = useMemo(() => frameTotals(frames), [frames]);
  const step = useCallback(() => onFrame(nextFrame(shown, count)), [onFrame, shown, count]);
  const { isPlaying, setIsPlaying, speed, setSpeed } = usePlayback(step);
  const name = useFrameName(frames);
  const text = `${name(shown)} · ${t('heat.total', { count: totals[shown] ?? 0 })}`;
  return (
    <section className="heat-time" aria-label={t('heat.time.bar')}>
      <Button
        icon={<StepBackwardOutlined />}
        aria-label={t('heat.time.back')}
        onClick={() => onFrame((shown + count - 1) % count)}
      />
      <Button
        type="primary"
        data-action="play"
        icon={isPlaying ? <PauseOutlined /> : <CaretRightOutlined />}
        aria-label={t(isPlaying ? 'heat.time.pause' : 'heat.time.play')}
        aria-pressed={isPlaying}
        onClick={() => setIsPlaying(!isPlaying)}
      />
      <Button icon={<StepForwardOutlined />} aria-label={t('heat.time.forward')} onClick={step} />
      <div className="heat-time-line">
        <FrameBars totals={totals} shown={shown} />
        <input
          type="range"
          min={0}
          max={count - 1}
          value={shown}
          aria-label={t('heat.time.at')}
          aria-valuetext={text}
          onChange={(event) => onFrame(Number(event.target.value))}
        />
      </div>
      <output className="heat-time-text" data-heat-frame={shown}>
        {text}
      </output>
      <Select<Speed>
        size="small"
        aria-label={t('heat.time.speed')}
        value={speed}
        options={speeds.map((value) => ({ value, label: t('heat.time.perSecond', { value: numberText(value) }) }))}
        onChange={setSpeed}
      />
    </section>
  );
}

/** How many cases each frame has, as high as the most. */
function FrameBars({ totals, shown }: { totals: readonly number[]; shown: number }) {
  const most = Math.max(1, ...totals);
  return (
    <svg viewBox={`0 0 ${totals.length} 100`} preserveAspectRatio="none" aria-hidden="true">
      {totals.map((total, frame) => {
        const height = (total / most) * 100;
        const fill = frame === shown ? '#5a1a5c' : '#c9a3bb';
        // biome-ignore lint/suspicious/noArrayIndexKey: a frame is its place in time
        return <rect key={frame} x={frame + 0.1} width={0.8} y={100 - height} height={height} fill={fill} />;
      })}
    </svg>
  );
}

/** The name of a frame: a day, or a day of the week with its hour. */
function useFrameName({ step, frames }: HeatFrames): (frame: number) => string {
  const { t } = useTranslation();
  return useCallback(
    (frame) => {
      if (step === 'day') return frames[frame] ?? '';
      const { weekday, hour } = hourOfWeek(frame);
      return t('heat.time.hour', { weekday: t('heat.weekdays').split(',')[weekday] ?? '', from: hour, to: hour + 1 });
    },
    [step, frames, t],
  );
}
