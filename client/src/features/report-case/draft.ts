import type { Position } from '@domain/case/caseFile';
import type { PositionFix, ReportPayload } from '@domain/case/commands';
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
};

/** The draft outlives the page: leaving for a task and coming back loses nothing. */
export const useDraft = create<ReportDraft>(() => emptyDraft);

/** A new category makes the old one's condition and component meaningless. */
export function chooseCategory(categoryId: string, onlyConditionId: string | null): Partial<ReportDraft> {
  return { categoryId, filingConditionId: onlyConditionId, componentCode: null, step: 'details' };
}

/** What still keeps the draft from being reported, as a translation key; null when it is complete. */
export function missingPart(draft: ReportDraft): 'placeFirst' | 'categoryFirst' | 'photoFirst' | null {
  if (!draft.location) return 'placeFirst';
  if (!draft.categoryId) return 'categoryFirst';
  return draft.photos.length === 0 ? 'photoFirst' : null;
}

/** The report as it will be sent; without words of the inspector's own, the category's words describe it. */
export function reportPayload(draft: ReportDraft, fallbackDescription: string): ReportPayload | null {
  const { location, categoryId } = draft;
  if (!location || !categoryId) return null;
  return {
    location,
    ...(draft.fix ? { fix: draft.fix } : {}),
    categoryId,
    ...(draft.filingConditionId ? { filingConditionId: draft.filingConditionId } : {}),
    ...(draft.componentCode ? { componentCode: draft.componentCode } : {}),
    description: draft.description.trim() || fallbackDescription,
    source: 'inspector',
    photos: draft.photos.map((photo) => photo.sha256),
  };
}
