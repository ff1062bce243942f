import type { BodyOf } from '@contract/endpoints';
import { type ProfessionalKind, professionalKinds } from '@domain/grid/codes';
import { Button, Input, InputNumber, Radio, Select } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useAreaNames } from '../../api/reference';
import { useBeginDraft } from '../../api/unitGridDrafts';
import { useTranslation } from '../../locale/useTranslation';
import { ErrorNotice } from '../../ui/Notices';
import type { KnownProps } from './GridEditorPage';

/**
 * District, subdistrict, communities, each from the one before; somebody of one district begins there, others where there are grids
 * already. Districts without any can be chosen too: there grids are drawn from scratch. Professional grids are drawn in whole
 * subdistricts, one trade at a time.
 */
export function BeginForm({ city, session, isProfessional }: KnownProps & { isProfessional: boolean }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const begin = useBeginDraft();
  const [name, setName] = useState('');
  const usual = city.districts.find(({ hasUnitGrids }) => hasUnitGrids) ?? city.districts[0];
  const [district, setDistrict] = useState(session.districtCode ?? usual?.code ?? null);
  const [subdistrict, setSubdistrict] = useState<string | null>(null);
  const [communities, setCommunities] = useState<string[]>([]);
  const [kind, setKind] = useState<ProfessionalKind>('water');
  const [isDivided, setDivided] = useState(false);
  const [targetArea, setTargetArea] = useState(10_000);
  const below = useAreaNames([district, subdistrict].filter((code) => code !== null));
  const optionsOf = (length: number, parent: string | null) =>
    [...below]
      .filter(([code]) => code.length === length && parent !== null && code.startsWith(parent))
      .map(([value, label]) => ({ value, label }));
  const areas = isProfessional ? [subdistrict].filter((code) => code !== null) : communities;
  const wish = (): BodyOf<'createUnitGridDraft'> => ({
    id: crypto.randomUUID(),
    name: name.trim(),
    kind: isProfessional ? kind : 'unit',
    communityCodes: areas,
    ...(isDivided && { targetArea }),
  });
  const submit = () =>
    begin.mutate(wish(), { onSuccess: ({ districtCode, id }) => void navigate(`/grids/${districtCode}/${id}`) });
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
        options={city.districts.map(({ code, name: label }) => ({ value: code, label }))}
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
      {isProfessional ? (
        <>
          <label htmlFor="grid-kind">{t('grids.kind')}</label>
          <Select
            id="grid-kind"
            value={kind}
            options={professionalKinds.map((value) => ({ value, label: t(`professional.${value}`) }))}
            onChange={setKind}
          />
        </>
      ) : (
        <>
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
        </>
      )}
      <label htmlFor="grid-draft-name">{t('grids.name')}</label>
      <Input id="grid-draft-name" maxLength={100} value={name} onChange={(event) => setName(event.target.value)} />
      {!isProfessional && (
        <>
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
        </>
      )}
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
        disabled={name.trim() === '' || areas.length === 0}
        loading={begin.isPending}
      >
        {t('grids.begin')}
      </Button>
      {begin.isError && <ErrorNotice error={begin.error} />}
    </form>
  );
}
