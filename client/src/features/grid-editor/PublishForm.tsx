import type { UnitGridDraftView, UnitGridPublication } from '@contract/schemas/unitGridDrafts';
import { App, Button, Input } from 'antd';
import { useState } from 'react';
import { CallError } from '../../api/problem';
import { type Translate, useTranslation } from '../../locale/useTranslation';
import { ErrorNotice } from '../../ui/Notices';
import type { DraftWork } from './useDraftEditing';

const DAY_MILLISECONDS = 86_400_000;

/** From which day the drawn grids shall hold. */
export function PublishForm({ draft, work }: { draft: UnitGridDraftView; work: DraftWork }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { publish } = work.changes;
  const [day, setDay] = useState(() => new Date(Date.now() + DAY_MILLISECONDS).toISOString().slice(0, 10));
  // A division is new as it stands; what began with the present grids needs an edit to differ from them.
  const isChanged = work.state.edits.length > 0 || draft.certificate !== null;
  const isProved = draft.proofs.every(({ holds, isRequired }) => holds || !isRequired);
  const isReady = isChanged && isProved && work.saving === 'saved' && day !== '';
  return (
    <form
      className="grid-publish"
      onSubmit={(event) => {
        event.preventDefault();
        publish.mutate(
          { revision: draft.revision, validFrom: day },
          { onSuccess: (done) => void message.success(resultText(done, t), 8) },
        );
      }}
    >
      <label htmlFor="grid-valid-from">{t('grids.publishFrom')}</label>
      <Input id="grid-valid-from" type="date" value={day} onChange={(event) => setDay(event.target.value)} />
      <Button
        type="primary"
        htmlType="submit"
        data-action="publish-grids"
        disabled={!isReady}
        loading={publish.isPending}
      >
        {t('grids.publishConfirm')}
      </Button>
      <p className="case-quiet">{t(isProved ? 'grids.publishHint' : 'grids.publishNot')}</p>
      {publish.isError && <ErrorNotice error={publish.error} />}
      {firstDayOf(publish.error) && <p>{t('grids.firstDay', { day: firstDayOf(publish.error) })}</p>}
    </form>
  );
}

function firstDayOf(error: unknown): string | null {
  const first = error instanceof CallError ? error.details?.first : undefined;
  return typeof first === 'string' ? first : null;
}

function resultText({ ended, begun, responsibilityGrids, componentsMoved }: UnitGridPublication, t: Translate): string {
  return [
    t('grids.done'),
    t('grids.ended', { count: ended.length }),
    t('grids.begun', { count: begun.length }),
    ...(responsibilityGrids.length > 0 ? [t('grids.followed', { count: responsibilityGrids.length })] : []),
    ...(componentsMoved > 0 ? [t('grids.components', { count: componentsMoved })] : []),
  ].join(' · ');
}
