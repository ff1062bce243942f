import type { HeatFrames } from '../../api/heatAnswers';

/** The counts of one frame, by area; all nought for a frame that does not exist. */
export function countsOfFrame({ offsets, places, counts }: HeatFrames, frame: number, areaCount: number): Uint32Array {
  const filled = new Uint32Array(areaCount);
  const end = offsets[frame + 1] ?? 0;
  for (let entry = offsets[frame] ?? end; entry < end; entry++) filled[places[entry] ?? 0] = counts[entry] ?? 0;
  return filled;
}

/** How many cases each frame has. */
export function frameTotals({ frames, offsets, counts }: HeatFrames): number[] {
  return frames.map((_, frame) => {
    let total = 0;
    for (let entry = offsets[frame] ?? 0; entry < (offsets[frame + 1] ?? 0); entry++) total += counts[entry] ?? 0;
    return total;
  });
}

/** Day of the week (0 is Monday) and hour of a frame of the week. */
export function hourOfWeek(frame: number): { readonly weekday: number; readonly hour: number } {
  return { weekday: Math.floor(frame / 24) % 7, hour: frame % 24 };
}

/** The frame after one, from the last back to the first. */
export function nextFrame(frame: number, frameCount: number): number {
  return frameCount === 0 ? 0 : (frame + 1) % frameCount;
}
