import { useNavigate } from 'react-router';
import type { CaseRef } from '../api/queryKeys';
import { CasePage } from '../features/case-detail/CasePage';
import { caseForms } from './caseForms';
import { useKnown } from './Gate';
import { useFieldGive } from './useFieldGive';

/** One case with all that may be done about it. */
export function CaseAlonePage({ caseRef }: { caseRef: CaseRef }) {
  const { city } = useKnown();
  const navigate = useNavigate();
  const give = useFieldGive();
  return <CasePage city={city} caseRef={caseRef} forms={caseForms} give={give} onClose={() => void navigate(-1)} />;
}
