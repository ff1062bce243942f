import type { ActivityView } from '@contract/schemas';

type Shown = Pick<ActivityView, 'kind' | 'photos'>;

/** The photos from before: what the unit took when it came, or else those of the report. */
export function photosBefore(activities: readonly Shown[]): { photos: readonly string[]; isOfUnit: boolean } {
  const lastFeedback = activities.findLastIndex(({ kind }) => kind === 'give-feedback');
  const taken = activities
    .slice(lastFeedback + 1)
    .filter(({ kind }) => kind === 'handle')
    .flatMap(({ photos }) => photos);
  if (taken.length > 0) return { photos: taken, isOfUnit: true };
  return { photos: activities.find(({ kind }) => kind === 'report')?.photos ?? [], isOfUnit: false };
}
