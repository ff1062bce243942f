import type { GridDraft } from '@contract/schemas/division';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useGridDraftChanges } from '../../api/gridDrafts';
import { useTranslation } from '../../locale/useTranslation';
import { ErrorNotice } from '../../ui/Notices';

/** Lets the draft begin on a day, or removes it; says before what becomes of inspectors and cases. */
export function PublishForm({ draft }: { draft: GridDraft }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [from, setFrom] = useState('');
  const { publish, remove } = useGridDraftChanges(draft.districtCode);
  if (draft.publishedFrom && !publish.data) {
    return <p className="division-note">{t('division.publishedFrom', { day: draft.publishedFrom })}</p>;
  }
  if (publish.data) {
    const { codes, endedGrids, inspectors } = publish.data;
    return (
      <p className="division-note" role="status" data-published={codes.length}>
        {t('division.published', { codes: codes.length, ended: endedGrids, inspectors })}
      </p>
    );
  }
  return (
    <form
      className="division-publish"
      aria-label={t('division.publish')}
      onSubmit={(event) => {
        event.preventDefault();
        publish.mutate({ draftId: draft.id, from });
      }}
    >
      <p className="division-note">{t('division.publishHint')}</p>
      <label className="division-field" htmlFor="division-day">
        {t('division.publishDay')}
        <Input id="division-day" type="date" value={from} onChange={({ target }) => setFrom(target.value)} />
      </label>
      <Button type="primary" htmlType="submit" data-action="publish" disabled={!from} loading={publish.isPending}>
        {t('division.publish')}
      </Button>
      <Button
        danger
        loading={remove.isPending}
        onClick={() =>
          remove.mutate(draft.id, {
            onSuccess: () => void navigate(`/responsibility-division/${draft.districtCode}`),
          })
        }
      >
        {t('division.remove')}
      </Button>
      {publish.error && <ErrorNotice error={publish.error} />}
      {remove.error && <ErrorNotice error={remove.error} />}
    </form>
  );
}
