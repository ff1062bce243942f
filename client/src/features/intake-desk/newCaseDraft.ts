import { type CaseSource, caseSources, type Position } from '@domain/case/caseFile';
import { useCallback, useState } from 'react';

/** What the operator has entered so far. */
export interface NewCaseDraft {
  readonly place: Position | null;
  readonly source: CaseSource;
  readonly categoryId?: string | undefined;
  readonly address?: string | undefined;
  readonly description?: string | undefined;
}

export const emptyDraft: NewCaseDraft = { place: null, source: 'hotline' };

/** A draft is kept on the device for each person, so that a reload in the middle of a call loses nothing. */
export function useNewCaseDraft(personId: string) {
  const key = `wangge.new-case.${personId}`;
  const [draft, setDraft] = useState<NewCaseDraft>(() => parseDraft(localStorage.getItem(key)));
  const [isRestored, setIsRestored] = useState(() => isBegun(parseDraft(localStorage.getItem(key))));
  const change = useCallback(
    (part: Partial<NewCaseDraft>) =>
      setDraft((before) => {
        const after = { ...before, ...part };
        localStorage.setItem(key, JSON.stringify(after));
        return after;
      }),
    [key],
  );
  const clear = useCallback(() => {
    localStorage.removeItem(key);
    setIsRestored(false);
    setDraft(emptyDraft);
  }, [key]);
  return { draft, change, clear, isRestored };
}

/** Whether anything worth keeping was entered. */
export function isBegun({ place, categoryId, address, description }: NewCaseDraft): boolean {
  return place !== null || Boolean(categoryId || address || description);
}

/** Reads a stored draft; whatever is not as expected is left out. */
export function parseDraft(text: string | null): NewCaseDraft {
  const value = readObject(text);
  if (!value) return emptyDraft;
  const words = (name: string) => (typeof value[name] === 'string' ? value[name] : undefined);
  return {
    place: isPosition(value.place) ? value.place : null,
    source: caseSources.find((source) => source === value.source) ?? 'hotline',
    categoryId: words('categoryId'),
    address: words('address'),
    description: words('description'),
  };
}

function readObject(text: string | null): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text ?? 'null');
    return typeof value === 'object' ? (value as Record<string, unknown> | null) : null;
  } catch {
    return null;
  }
}

function isPosition(value: unknown): value is Position {
  if (typeof value !== 'object' || value === null) return false;
  const { longitude, latitude } = value as Record<string, unknown>;
  return Number.isFinite(longitude) && Number.isFinite(latitude);
}
