import type { GridDraft } from '@contract/schemas/division';
import { Button, Progress } from 'antd';
import { useGridDraftChanges, type useGridDrafts } from '../../api/gridDrafts';
import { useTranslation } from '../../locale/useTranslation';
import { EmptyNotice, ErrorNotice, LoadingNotice } from '../../ui/Notices';

interface DraftListProps {
  readonly drafts: ReturnType<typeof useGridDrafts>;
  readonly districtCode: string;
  readonly chosenId: string | null;
  readonly onChoose: (districtCode: string, draftId: string) => void;
}

/** The drafts of the district with what they reach, to be compared and chosen. */
export function DraftList({ drafts, districtCode, chosenId, onChoose }: DraftListProps) {
  const { t } = useTranslation();
  return (
    <section className="division-drafts" aria-label={t('division.drafts')}>
      <h2>{t('division.drafts')}</h2>
      {drafts.isPending && <LoadingNotice />}
      {drafts.isError && <ErrorNotice error={drafts.error} onRetry={drafts.refetch} />}
      {drafts.data?.length === 0 && <EmptyNotice title={t('division.noDrafts')} hint={t('division.noDraftsHint')} />}
      <ul>
        {drafts.data?.map((draft) => (
          <li key={draft.id} data-draft={draft.id} data-draft-state={draft.state}>
            <button
              type="button"
              className="division-draft"
              aria-pressed={draft.id === chosenId}
              onClick={() => onChoose(districtCode, draft.id)}
            >
              <strong>{draft.name}</strong>
              <DraftLine draft={draft} />
            </button>
            {draft.state === 'running' && <RunningDraft draft={draft} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function DraftLine({ draft: { state, certificate, refusal, publishedFrom } }: { draft: GridDraft }) {
  const { t } = useTranslation();
  if (!certificate) {
    return (
      <small>
        {t(`division.state.${state}`)}
        {refusal && ` · ${t(`refusal.${refusal.code}`)}`}
      </small>
    );
  }
  return (
    <small>
      {`${certificate.districts} · ${certificate.minOverMean.toFixed(3)}–${certificate.maxOverMean.toFixed(3)} · `}
      {t(certificate.isProved ? 'division.proved' : 'division.notProved')}
      {publishedFrom && ` · ${t('division.publishedFrom', { day: publishedFrom })}`}
    </small>
  );
}

function RunningDraft({ draft }: { draft: GridDraft }) {
  const { t } = useTranslation();
  const { cancel } = useGridDraftChanges(draft.districtCode);
  const percent = Math.round(draft.progress * 100);
  return (
    <div className="division-running">
      <span role="status">{t('division.running', { percent })}</span>
      <Progress percent={percent} showInfo={false} size="small" aria-label={t('division.running', { percent })} />
      <Button size="small" onClick={() => cancel.mutate(draft.id)}>
        {t('division.cancel')}
      </Button>
    </div>
  );
}
