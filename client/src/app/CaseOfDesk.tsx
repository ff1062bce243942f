import { useCallback } from 'react';
import { useLocation, useNavigate } from 'react-router';
import type { CaseRef } from '../api/queryKeys';
import { CasePanel } from '../features/case-detail/CasePanel';
import { caseForms } from './caseForms';
import { useFieldGive } from './useFieldGive';

/** The case panel as a desk or the tablet shows it: all forms, and a way back to the list. */
export function CaseOfDesk({ caseRef, base }: { caseRef: CaseRef; base: string }) {
  const navigate = useNavigate();
  const { search } = useLocation();
  const give = useFieldGive();
  const close = useCallback(() => void navigate({ pathname: base, search }), [navigate, base, search]);
  return <CasePanel key={caseRef.caseId} caseRef={caseRef} forms={caseForms} give={give} onClose={close} />;
}
