import type { Position } from '@domain/case/caseFile';
import type { PositionFix, ReportPayload, SelfDisposalPayload } from '@domain/case/commands';
import { create } from 'zustand';
import type { PreparedPhoto } from '../../offline/photos';

export type ReportStep = 'place' | 'category' | 'details';

/** What the inspector has entered so far. */
export interface ReportDraft {
  readonly step: ReportStep;
  readonly location: Position | null;
  readonly fix: PositionFix | null;
  readonly categoryId: string | null;
  readonly filingConditionId: string | null;
  readonly componentCode: string | null;
  readonly description: string;
  readonly photos: readonly PreparedPhoto[];
  /** Solved on the spot: then it is a self-disposal, with photos of the result. */
  readonly isSolved: boolean;
  readonly afterPhotos: readonly PreparedPhoto[];
}

export const emptyDraft: ReportDraft = {
  step: 'place',
  location: null,
  fix: null,
  categoryId: null,
  filingConditionId: null,
  componentCode: null,
  description: '',
  photos: [],
  isSolved: false,
  afterPhotos: [],
};

/** The draft outlives the page: leaving for a task and coming back loses nothing. */
export const useDraft = create<ReportDraft>(() => emptyDraft);

/** A new category makes the old one's condition and component meaningless. */
export function chooseCategory(categoryId: string, onlyConditionId: string | null): Partial<ReportDraft> {
  return { categoryId, filingConditionId: onlyConditionId, componentCode: null, step: 'details' };
}

/** What the draft still lacks, as a translation key. */
export type MissingPart =
  | 'field.placeFirst'
  | 'field.categoryFirst'
  | 'field.photoFirst'
  | 'solve.conditionFirst'
  | 'solve.afterFirst';

/** What still keeps the draft from being reported; null when it is complete. */
export function missingPart(draft: ReportDraft): MissingPart | null {
  if (!draft.location) return 'field.placeFirst';
  if (!draft.categoryId) return 'field.categoryFirst';
  if (draft.isSolved && !draft.filingConditionId) return 'solve.conditionFirst';
  if (draft.photos.length === 0) return 'field.photoFirst';
  return draft.isSolved && draft.afterPhotos.length === 0 ? 'solve.afterFirst' : null;
}

/** Every photo of the draft in the order it is sent: from before first, then of the result. */
export function draftPhotos({ isSolved, photos, afterPhotos }: ReportDraft): readonly PreparedPhoto[] {
  return isSolved ? [...photos, ...afterPhotos] : photos;
}

/** The report as it will be sent; without words of the inspector's own, the category's words describe it. */
export function reportPayload(draft: ReportDraft, fallbackDescription: string): ReportPayload | null {
  const found = foundOf(draft, fallbackDescription);
  if (!found) return null;
  const { filingConditionId } = draft;
  return { ...found, ...(filingConditionId ? { filingConditionId } : {}), source: 'inspector' };
}

/** The self-disposal as it will be sent; it is filed at once, so it needs its condition. */
export function selfDisposalPayload(draft: ReportDraft, fallbackDescription: string): SelfDisposalPayload | null {
  const found = foundOf(draft, fallbackDescription);
  const { filingConditionId } = draft;
  return found && filingConditionId ? { ...found, filingConditionId } : null;
}

function foundOf(draft: ReportDraft, fallbackDescription: string) {
  const { location, categoryId } = draft;
  if (!location || !categoryId) return null;
  return {
    location,
    ...(draft.fix ? { fix: draft.fix } : {}),
    categoryId,
    ...(draft.componentCode ? { componentCode: draft.componentCode } : {}),
    description: draft.description.trim() || fallbackDescription,
    photos: draftPhotos(draft).map((photo) => photo.sha256),
  };
}
