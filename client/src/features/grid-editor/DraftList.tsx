import type { UnitGridDraftSummary } from '@contract/schemas/unitGridDrafts';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useAreaNames } from '../../api/reference';
import { useBeginDraft, useUnitGridDrafts } from '../../api/unitGridDrafts';
import { useTranslation } from '../../locale/useTranslation';
import { EmptyNotice, ErrorNotice, LoadingNotice } from '../../ui/Notices';
import { useInstant } from '../../ui/useInstant';
import type { KnownProps } from './GridEditorPage';

/** Begins drafts and lists those there are. */
export function DraftList(known: KnownProps) {
  const { t } = useTranslation();
  const drafts = useUnitGridDrafts();
  return (
    <div className="unit-grid-drafts">
      <header>
        <h1>{t('grids.title')}</h1>
        <p className="case-quiet">{t('grids.intro')}</p>
      </header>
      <BeginForm {...known} />
      <h2>{t('grids.drafts')}</h2>
      {drafts.isPending && <LoadingNotice />}
      {drafts.isError && !drafts.data && <ErrorNotice error={drafts.error} onRetry={drafts.refetch} />}
      {drafts.data?.length === 0 && <EmptyNotice title={t('grids.noDrafts')} hint={t('grids.noDraftsHint')} />}
      <ul className="grid-draft-list">
        {drafts.data?.map((draft) => (
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
      <span>{t('grids.count', { count: draft.gridCount })}</span>
      <span>{t('grids.editCount', { count: draft.editCount })}</span>
      <span className="case-quiet">
        {draft.publishedAt ? t('grids.published', { day: draft.validFrom }) : null} {draft.updatedByName}{' '}
        {instant(draft.updatedAt)}
      </span>
    </li>
  );
}

/** District, subdistrict, communities, each from the one before; somebody of one district begins there. */
function BeginForm({ city, session }: KnownProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const begin = useBeginDraft();
  const [name, setName] = useState('');
  const withGrids = city.districts.filter(({ hasUnitGrids }) => hasUnitGrids);
  const [district, setDistrict] = useState(session.districtCode ?? withGrids[0]?.code ?? null);
  const [subdistrict, setSubdistrict] = useState<string | null>(null);
  const [communities, setCommunities] = useState<string[]>([]);
  const below = useAreaNames([district, subdistrict].filter((code) => code !== null));
  const optionsOf = (length: number, parent: string | null) =>
    [...below]
      .filter(([code]) => code.length === length && parent !== null && code.startsWith(parent))
      .map(([value, label]) => ({ value, label }));
  const submit = () =>
    begin.mutate(
      { id: crypto.randomUUID(), name: name.trim(), communityCodes: communities },
      { onSuccess: ({ districtCode, id }) => void navigate(`/grids/${districtCode}/${id}`) },
    );
  return (
    <form
      className="grid-begin"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <label htmlFor="grid-district">{t('grids.district')}</label>
      <Select
        id="grid-district"
        value={district}
        disabled={session.districtCode !== null}
        options={withGrids.map(({ code, name: label }) => ({ value: code, label }))}
        onChange={(code) => {
          setDistrict(code);
          setSubdistrict(null);
          setCommunities([]);
        }}
      />
      <label htmlFor="grid-subdistrict">{t('grids.subdistrict')}</label>
      <Select
        id="grid-subdistrict"
        value={subdistrict}
        options={optionsOf(9, district)}
        showSearch={{ optionFilterProp: 'label' }}
        onChange={(code) => {
          setSubdistrict(code);
          setCommunities([]);
        }}
      />
      <label htmlFor="grid-communities">{t('grids.communities')}</label>
      <Select
        id="grid-communities"
        mode="multiple"
        value={communities}
        options={optionsOf(12, subdistrict)}
        placeholder={t('grids.chooseCommunities')}
        showSearch={{ optionFilterProp: 'label' }}
        onChange={setCommunities}
      />
      <label htmlFor="grid-draft-name">{t('grids.name')}</label>
      <Input id="grid-draft-name" maxLength={100} value={name} onChange={(event) => setName(event.target.value)} />
      <Button
        type="primary"
        htmlType="submit"
        data-action="begin-draft"
        disabled={name.trim() === '' || communities.length === 0}
        loading={begin.isPending}
      >
        {t('grids.begin')}
      </Button>
      {begin.isError && <ErrorNotice error={begin.error} />}
    </form>
  );
}
