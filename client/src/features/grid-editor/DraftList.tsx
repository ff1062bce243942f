import type { UnitGridDraftSummary } from '@contract/schemas/unitGridDrafts';
import { Button, Input, InputNumber, Radio, Select } from 'antd';
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
        <Link to="/grids/history">{t('grids.history.title')}</Link>
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
  const [isDivided, setDivided] = useState(false);
  const [targetArea, setTargetArea] = useState(10_000);
  const below = useAreaNames([district, subdistrict].filter((code) => code !== null));
  const optionsOf = (length: number, parent: string | null) =>
    [...below]
      .filter(([code]) => code.length === length && parent !== null && code.startsWith(parent))
      .map(([value, label]) => ({ value, label }));
  const submit = () =>
    begin.mutate(
      {
        id: crypto.randomUUID(),
        name: name.trim(),
        communityCodes: communities,
        ...(isDivided && { targetArea }),
      },
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
      <span id="grid-origin">{t('grids.origin.label')}</span>
      <Radio.Group
        aria-labelledby="grid-origin"
        value={isDivided}
        onChange={(event) => setDivided(event.target.value)}
        options={[
          { value: false, label: t('grids.origin.present') },
          { value: true, label: t('grids.origin.division') },
        ]}
      />
      {isDivided && (
        <>
          <label htmlFor="grid-target">{t('grids.target')}</label>
          <InputNumber
            id="grid-target"
            min={1000}
            max={1_000_000}
            step={1000}
            value={targetArea}
            onChange={(value) => setTargetArea(value ?? 10_000)}
          />
        </>
      )}
      <Button
        type="primary"
        htmlType="submit"
        data-action="begin-draft"
        disabled={name.trim() === '' || communities.length === 0}
        loading={begin.isPending}
      >
        {t('grids.begin')}
      </Button>
      {begin.isPending && isDivided && <p role="status">{t('grids.dividing')}</p>}
      {begin.isError && <ErrorNotice error={begin.error} />}
    </form>
  );
}
