import type { UnitGridDraftSummary } from '@contract/schemas/unitGridDrafts';
import { Link } from 'react-router';
import { useUnitGridDrafts } from '../../api/unitGridDrafts';
import { useTranslation } from '../../locale/useTranslation';
import { EmptyNotice, ErrorNotice, LoadingNotice } from '../../ui/Notices';
import { useInstant } from '../../ui/useInstant';
import { BeginForm } from './BeginForm';
import './gridEditor.css';
import type { KnownProps } from './GridEditorPage';
import { GridKinds } from './GridKinds';
import { RunningDivisions } from './RunningDivisions';

interface ListProps extends KnownProps {
  /** Professional grids instead of unit grids. */
  readonly isProfessional: boolean;
}

/** Begins drafts and lists those there are. */
export function DraftList({ isProfessional, ...known }: ListProps) {
  const { t } = useTranslation();
  const drafts = useUnitGridDrafts();
  const own = drafts.data?.filter(({ kind }) => (kind === 'unit') !== isProfessional);
  return (
    <div className="unit-grid-drafts">
      <header>
        <h1>{t(isProfessional ? 'grids.professionalTitle' : 'grids.title')}</h1>
        <p className="case-quiet">{t(isProfessional ? 'grids.professionalIntro' : 'grids.intro')}</p>
        <GridKinds kind={isProfessional ? 'professional' : 'unit'} />
      </header>
      <BeginForm key={String(isProfessional)} {...known} isProfessional={isProfessional} />
      {!isProfessional && <RunningDivisions />}
      <h2>{t('grids.drafts')}</h2>
      {drafts.isPending && <LoadingNotice />}
      {drafts.isError && !drafts.data && <ErrorNotice error={drafts.error} onRetry={drafts.refetch} />}
      {own?.length === 0 && (
        <EmptyNotice title={t('grids.noDrafts')} {...(!isProfessional && { hint: t('grids.noDraftsHint') })} />
      )}
      <ul className="grid-draft-list">
        {own?.map((draft) => (
          <DraftRow key={draft.id} draft={draft} />
        ))}
      </ul>
    </div>
  );
}

function DraftRow({ draft }: { draft: UnitGridDraftSummary }) {
  const { t } = useTranslation();
  const instant = useInstant();
  return (
    <li>
      <Link to={`/grids/${draft.districtCode}/${draft.id}`}>{draft.name}</Link>
      {draft.kind !== 'unit' && <span>{t(`professional.${draft.kind}`)}</span>}
      <span>{t('grids.count', { count: draft.gridCount })}</span>
      <span>{t('grids.editCount', { count: draft.editCount })}</span>
      <span className="case-quiet">
        {draft.publishedAt ? t('grids.published', { day: draft.validFrom }) : null} {draft.updatedByName}{' '}
        {instant(draft.updatedAt)}
      </span>
    </li>
  );
}
