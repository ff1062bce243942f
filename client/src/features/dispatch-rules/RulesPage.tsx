import { useRuleDraft } from '../../api/dispatchRules';
import { useTranslation } from '../../locale/useTranslation';
import { ErrorNotice, LoadingNotice } from '../../ui/Notices';
import { RulesWorkspace } from './RulesWorkspace';
import './rules.css';

/** The dispatch rules: their order, their conditions, what a change would do, and every version there was. */
export function RulesPage() {
  const { t } = useTranslation();
  const draft = useRuleDraft();
  return (
    <div className="rules-page">
      {draft.isPending && <LoadingNotice rows={8} />}
      {draft.isError && !draft.data && <ErrorNotice error={draft.error} onRetry={draft.refetch} />}
      {draft.data && <RulesWorkspace known={draft.data} />}
      {!draft.data && <h1 className="visually-hidden">{t('rules.title')}</h1>}
    </div>
  );
}
