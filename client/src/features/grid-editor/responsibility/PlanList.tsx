import type { GridDraft } from '@contract/schemas/division';
import { Button, Checkbox, Input, Select } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useGridDrafts } from '../../../api/gridDrafts';
import { useBeginHandPlan } from '../../../api/handPlans';
import { useAreaNames } from '../../../api/reference';
import { useTranslation } from '../../../locale/useTranslation';
import { EmptyNotice, ErrorNotice, LoadingNotice } from '../../../ui/Notices';
import type { KnownProps } from '../GridEditorPage';
import { GridKinds } from '../GridKinds';

/** Begins plans and lists the drafts of a district; what was computed can be gone on from by hand. */
export function PlanList({ city, session, asked }: KnownProps & { asked: string | null }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const withGrids = city.districts.filter(({ hasUnitGrids }) => hasUnitGrids);
  const district = session.districtCode ?? asked ?? withGrids[0]?.code ?? '';
  const drafts = useGridDrafts(district);
  return (
    <div className="unit-grid-drafts">
      <header>
        <h1>{t('plan.title')}</h1>
        <p className="case-quiet">{t('plan.intro')}</p>
        <GridKinds kind="responsibility" />
      </header>
      <BeginForm
        key={district}
        district={district}
        districts={session.districtCode ? null : withGrids}
        drafts={drafts.data?.filter(({ state }) => state === 'done') ?? []}
        onDistrict={(code) => void navigate(`/grids/responsibility/${code}`)}
      />
      <h2>{t('grids.drafts')}</h2>
      {drafts.isPending && <LoadingNotice />}
      {drafts.isError && !drafts.data && <ErrorNotice error={drafts.error} onRetry={drafts.refetch} />}
      {drafts.data?.every(({ isDrawn }) => !isDrawn) && <EmptyNotice title={t('grids.noDrafts')} />}
      <ul className="grid-draft-list">
        {drafts.data
          ?.filter(({ isDrawn }) => isDrawn)
          .map((draft) => (
            <PlanRow key={draft.id} draft={draft} />
          ))}
      </ul>
    </div>
  );
}

function PlanRow({ draft: { districtCode, id, name, certificate, publishedFrom, createdBy } }: { draft: GridDraft }) {
  const { t } = useTranslation();
  return (
    <li>
      <Link to={`/grids/responsibility/${districtCode}/${id}`}>{name}</Link>
      {certificate && (
        <span>
          {t('plan.figures', {
            count: certificate.districts,
            max: certificate.maxOverMean.toFixed(2),
            min: certificate.minOverMean.toFixed(2),
          })}
        </span>
      )}
      <span className="case-quiet">
        {publishedFrom ? t('grids.published', { day: publishedFrom }) : null} {createdBy}
      </span>
    </li>
  );
}

interface BeginProps {
  readonly district: string;
  /** Null where there is no choice. */
  readonly districts: readonly { readonly code: string; readonly name: string }[] | null;
  readonly drafts: readonly GridDraft[];
  readonly onDistrict: (code: string) => void;
}

/** From the grids of today in some subdistricts, or from a draft. */
function BeginForm({ district, districts, drafts, onDistrict }: BeginProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const begin = useBeginHandPlan();
  const [name, setName] = useState('');
  const [subdistrictCodes, setSubdistricts] = useState<string[]>([]);
  const [from, setFrom] = useState<string | null>(null);
  const [mayCross, setMayCross] = useState(false);
  const areas = useAreaNames([district]);
  const options = [...areas]
    .filter(([code]) => code.length === 9 && code.startsWith(district))
    .map(([value, label]) => ({ value, label }));
  return (
    <form
      className="grid-begin"
      onSubmit={(event) => {
        event.preventDefault();
        const wish = { id: crypto.randomUUID(), districtCode: district, name: name.trim(), mayCross };
        begin.mutate(
          { ...wish, subdistrictCodes: from ? [] : subdistrictCodes, ...(from && { from }) },
          { onSuccess: ({ draft }) => void navigate(`/grids/responsibility/${draft.districtCode}/${draft.id}`) },
        );
      }}
    >
      {districts && (
        <>
          <label htmlFor="plan-district">{t('grids.district')}</label>
          <Select
            id="plan-district"
            value={district}
            options={districts.map(({ code, name: label }) => ({ value: code, label }))}
            onChange={onDistrict}
          />
        </>
      )}
      <label htmlFor="plan-origin">{t('grids.origin.label')}</label>
      <Select
        id="plan-origin"
        value={from ?? ''}
        options={[
          { value: '', label: t('plan.today') },
          ...drafts.map((draft) => ({ value: draft.id, label: draft.name })),
        ]}
        onChange={(value) => setFrom(value === '' ? null : value)}
      />
      {!from && (
        <>
          <label htmlFor="plan-subdistricts">{t('plan.subdistricts')}</label>
          <Select
            id="plan-subdistricts"
            mode="multiple"
            value={subdistrictCodes}
            options={options}
            placeholder={t('plan.wholeDistrict')}
            showSearch={{ optionFilterProp: 'label' }}
            onChange={setSubdistricts}
          />
        </>
      )}
      <label htmlFor="plan-name">{t('grids.name')}</label>
      <Input id="plan-name" maxLength={60} value={name} onChange={(event) => setName(event.target.value)} />
      <Checkbox className="grid-begin-wide" checked={mayCross} onChange={(event) => setMayCross(event.target.checked)}>
        {t('plan.mayCross')}
      </Checkbox>
      <Button
        type="primary"
        htmlType="submit"
        data-action="begin-plan"
        disabled={name.trim() === ''}
        loading={begin.isPending}
      >
        {t('grids.begin')}
      </Button>
      {begin.isError && <ErrorNotice error={begin.error} />}
    </form>
  );
}
