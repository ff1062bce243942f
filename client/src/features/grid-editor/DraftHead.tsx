import type { UnitGridDraftView } from '@contract/schemas/unitGridDrafts';
import { divisionCellId } from '@domain/division/edit/drawing';
import { placeInCell } from '@domain/division/edit/measure';
import { Button, Popconfirm } from 'antd';
import { Link, useNavigate } from 'react-router';
import { useTranslation } from '../../locale/useTranslation';
import { ErrorNotice } from '../../ui/Notices';
import { Certificate } from './Certificate';
import { Proofs } from './Proofs';
import { PublishForm } from './PublishForm';
import type { DraftWork } from './useDraftEditing';

/** What the draft is, whether it is kept, and the step to the grids that hold. */
export function DraftHead({
  draft,
  work,
  onPlace,
}: {
  draft: UnitGridDraftView;
  work: DraftWork;
  onPlace: (at: readonly [number, number]) => void;
}) {
  const { t } = useTranslation();
  return (
    <header className="grid-head">
      <Link to={draft.kind === 'unit' ? '/grids' : '/grids/professional'}>← {t('grids.back')}</Link>
      <h1>{draft.name}</h1>
      <p role="status" data-saving={work.saving}>
        {draft.kind !== 'unit' && `${t(`professional.${draft.kind}`)} · `}
        {t('grids.editCount', { count: work.state.edits.length })} · {savingText(draft, work, t)}
      </p>
      {draft.certificate && (
        <Certificate
          certificate={draft.certificate}
          onPlace={onPlace}
          onCell={(code) => {
            const id = divisionCellId(code);
            // An edit may have replaced the cell since; its place is still worth a look.
            if (work.cells.some((cell) => cell.id === id)) work.dispatch({ kind: 'choose', cell: id });
            const place = placeInCell(draft.base, id);
            if (place) onPlace(place);
          }}
        />
      )}
      {work.isOpen && <Proofs proofs={draft.proofs} onPlace={onPlace} />}
      {work.saving === 'failed' && <ErrorNotice error={work.saveError} />}
      {work.saving === 'failed' && <Button onClick={work.saveAgain}>{t('grids.saveAgain')}</Button>}
      {work.isOpen && (
        <>
          <PublishForm draft={draft} work={work} />
          <RemoveButton draft={draft} work={work} />
        </>
      )}
    </header>
  );
}

function savingText(draft: UnitGridDraftView, work: DraftWork, t: ReturnType<typeof useTranslation>['t']): string {
  if (draft.publishedAt) return t('grids.published', { day: draft.validFrom });
  return t(work.saving === 'failed' ? 'grids.unsaved' : `grids.${work.saving}`);
}

function RemoveButton({ draft, work }: { draft: UnitGridDraftView; work: DraftWork }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <Popconfirm
      title={t('grids.removeConfirm')}
      okText={t('grids.remove')}
      cancelText={t('action.cancel')}
      onConfirm={() =>
        work.changes.remove.mutate(draft.revision, {
          onSuccess: () => void navigate(draft.kind === 'unit' ? '/grids' : '/grids/professional'),
        })
      }
    >
      <Button type="text" size="small">
        {t('grids.remove')}
      </Button>
    </Popconfirm>
  );
}
