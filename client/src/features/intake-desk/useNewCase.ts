import type { Area, Receipt, Session } from '@contract/schemas';
import { useState } from 'react';
import { useLocate } from '../../api/reference';
import { useSimilarAt } from '../../api/similarCases';
import { type NewCaseDraft, useNewCaseDraft } from './newCaseDraft';

/** A report being taken down: what was entered, what lies at its place, what may be the same matter, and its receipt. */
export function useNewCase(session: Session) {
  const { draft, change, clear, isRestored } = useNewCaseDraft(session.id);
  const [area, setArea] = useState<Area | null>(null);
  const [receipt, setReceipt] = useState<Receipt | null>(null);
  const [formNumber, setFormNumber] = useState(1);
  const { place } = draft;
  const located = useLocate(place, null);
  // Exchanged coordinates lie beyond the poles: the server says so in words, the map could not show them.
  const pin = place && Math.abs(place.latitude) <= 90 ? place : null;
  const similar = useSimilarAt(located.data ? pin : null, draft.categoryId ?? null).data;
  return {
    draft,
    isRestored,
    area,
    receipt,
    located,
    pin,
    similar,
    /** Another number is another form, empty again. */
    formNumber,
    setArea,
    change: (part: Partial<NewCaseDraft>) => {
      if (part.place) setArea(null);
      change(part);
    },
    begin: () => {
      clear();
      setArea(null);
      setReceipt(null);
      setFormNumber((before) => before + 1);
    },
    finish: (given: Receipt) => {
      clear();
      setReceipt(given);
    },
  };
}
