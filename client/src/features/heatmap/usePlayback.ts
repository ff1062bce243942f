import { useEffect, useState } from 'react';

/** Frames a second to choose from. */
export const speeds = [0.5, 1, 2, 4] as const;
export type Speed = (typeof speeds)[number];

/** Whether the person asked their device for less motion. */
export function wantsStillness(): boolean {
  return window.matchMedia?.('(prefers-reduced-motion: reduce)').matches ?? false;
}

/** Who asked for less motion gets the slowest pace: one still picture after the other. */
function startSpeed(): Speed {
  return wantsStillness() ? 0.5 : 2;
}

/** Steps through a time-lapse while it plays. It never starts by itself. */
export function usePlayback(onStep: () => void) {
  const [isPlaying, setIsPlaying] = useState(false);
  const [speed, setSpeed] = useState<Speed>(startSpeed);
  useEffect(() => {
    if (!isPlaying) return;
    const timer = setInterval(onStep, 1_000 / speed);
    return () => clearInterval(timer);
  }, [isPlaying, speed, onStep]);
  return { isPlaying, setIsPlaying, speed, setSpeed };
}
