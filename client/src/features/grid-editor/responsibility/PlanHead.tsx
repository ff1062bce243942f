import type { HandPlanView } from '@contract/schemas/handPlans';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useGridDraftChanges } from '../../../api/gridDrafts';
import { useTranslation } from '../../../locale/useTranslation';
import { ErrorNotice } from '../../../ui/Notices';
import type { PlanWork } from './usePlanEditing';

interface HeadProps {
  readonly view: HandPlanView;
  readonly work: PlanWork;
  /** Shows a unit grid on the map. */
  readonly onUnitGrid: (code: string) => void;
}

/** What the plan is, whether it is kept, the rules it breaks, and the step to the grids that hold. */
export function PlanHead({ view: { draft }, work, onUnitGrid }: HeadProps) {
  const { t } = useTranslation();
  const { saving, breaks } = work;
  return (
    <header className="grid-head">
      <Link to={`/grids/responsibility/${draft.districtCode}`}>← {t('grids.back')}</Link>
      <h1>{draft.name}</h1>
      <p role="status" data-saving={saving}>
        {draft.publishedFrom
          ? t('grids.published', { day: draft.publishedFrom })
          : t(saving === 'failed' ? 'grids.unsaved' : `grids.${saving}`)}
      </p>
      {saving === 'failed' && <ErrorNotice error={work.saveError} />}
      {saving === 'failed' && <Button onClick={work.saveAgain}>{t('grids.saveAgain')}</Button>}
      {work.isOpen && (
        <div className="grid-proofs" role="status" data-proved={breaks.length === 0}>
          <p>{t(breaks.length === 0 ? 'plan.holds' : 'grids.proofs.broken')}</p>
          <ul>
            {breaks.map(({ rule, number, unitGridCode }) => (
              <li key={`${rule} ${number}`} data-rule={rule}>
                <span>▲ {t(`plan.rule.${rule}`, { number: number + 1 })}</span>
                <Button size="small" onClick={() => onUnitGrid(unitGridCode)}>
                  {t('grids.proofs.show')}
                </Button>
              </li>
            ))}
          </ul>
        </div>
      )}
      {work.isOpen && <PlanPublish draft={draft} isReady={breaks.length === 0 && saving === 'saved'} />}
    </header>
  );
}

function PlanPublish({ draft, isReady }: { draft: HandPlanView['draft']; isReady: boolean }) {
  const { t } = useTranslation();
  const { publish } = useGridDraftChanges(draft.districtCode);
  const [from, setFrom] = useState('');
  return (
    <form
      className="grid-publish"
      onSubmit={(event) => {
        event.preventDefault();
        publish.mutate({ draftId: draft.id, from });
      }}
    >
      <label htmlFor="plan-from">{t('grids.publishFrom')}</label>
      <Input id="plan-from" type="date" value={from} onChange={({ target }) => setFrom(target.value)} />
      <Button
        type="primary"
        htmlType="submit"
        data-action="publish-plan"
        disabled={!isReady || from === ''}
        loading={publish.isPending}
      >
        {t('grids.publishConfirm')}
      </Button>
      <p className="case-quiet">{t(isReady ? 'plan.publishHint' : 'grids.publishNot')}</p>
      {publish.isError && <ErrorNotice error={publish.error} />}
    </form>
  );
}
