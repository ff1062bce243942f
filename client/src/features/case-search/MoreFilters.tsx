import { caseSources, requestKinds } from '@domain/case/caseFile';
import { Checkbox, Input, Select } from 'antd';
import { useEffect, useState } from 'react';
import { useUnits } from '../../api/reference';
import { type Translate, useTranslation } from '../../locale/useTranslation';
import type { SearchFilter } from './filterAddress';
import { codesFromText } from './gridCodes';
import type { SearchAddress } from './useSearchAddress';

interface Props {
  readonly filter: SearchFilter;
  readonly change: SearchAddress['change'];
}

/** The rarer filters: people, units, grids, and what is special about a case. */
export function MoreFilters({ filter, change }: Props) {
  const { t } = useTranslation();
  return (
    <div className="search-line search-more">
      <SettledInput
        label={t('search.person')}
        value={filter.person ?? ''}
        onSettle={(person) => change({ person: person.trim() })}
      />
      <GridInput filter={filter} change={change} />
      <UnitSelect filter={filter} change={change} />
      {choices(t).map(({ name, label, options }) => (
        <Select
          key={name}
          mode="multiple"
          maxTagCount={1}
          aria-label={label}
          placeholder={label}
          value={[...(filter[name] ?? [])] as string[]}
          options={options}
          onChange={(values: string[]) => change({ [name]: values })}
        />
      ))}
      <Checkbox
        checked={filter.isOverdue === true}
        onChange={(event) => change({ isOverdue: event.target.checked || null })}
      >
        {t('search.overdue')}
      </Checkbox>
    </div>
  );
}

type ChoiceName = 'source' | 'request' | 'supervision' | 'appeal' | 'selfDisposalAudit';
interface Choice {
  readonly name: ChoiceName;
  readonly label: string;
  readonly options: { value: string; label: string }[];
}

function choices(t: Translate): Choice[] {
  return [
    {
      name: 'source',
      label: t('search.source'),
      options: caseSources.map((value) => ({ value, label: t(`source.${value}`) })),
    },
    {
      name: 'request',
      label: t('search.request'),
      options: requestKinds.map((value) => ({ value, label: t(`search.requests.${value}`) })),
    },
    {
      name: 'supervision',
      label: t('search.supervision'),
      options: (['owed', 'answered'] as const).map((value) => ({ value, label: t(`search.supervisions.${value}`) })),
    },
    {
      name: 'appeal',
      label: t('search.appeal'),
      options: (['pending', 'granted', 'denied'] as const).map((value) => ({
        value,
        label: t(`search.appeals.${value}`),
      })),
    },
    {
      name: 'selfDisposalAudit',
      label: t('search.audit'),
      options: (['pending', 'passed', 'failed'] as const).map((value) => ({
        value,
        label: t(`search.audits.${value}`),
      })),
    },
  ];
}

function UnitSelect({ filter, change }: Props) {
  const { t } = useTranslation();
  const { data: units } = useUnits();
  return (
    <Select
      mode="multiple"
      maxTagCount={1}
      aria-label={t('search.unit')}
      placeholder={t('search.unit')}
      value={filter.unitCode ?? []}
      showSearch={{ optionFilterProp: 'label' }}
      options={(units ?? []).map(({ code, name }) => ({ value: code, label: name }))}
      onChange={(unitCode: string[]) => change({ unitCode })}
    />
  );
}

/** Areas and grids of any kind by their codes, several at once. */
function GridInput({ filter, change }: Props) {
  const { t } = useTranslation();
  const [isWrong, setIsWrong] = useState(false);
  const present = [...(filter.gridCode ?? []), ...(filter.professionalGridCode ?? [])].join(' ');
  const settle = (text: string) => {
    const codes = codesFromText(text);
    setIsWrong(codes.unknown.length > 0);
    if (codes.unknown.length === 0) change({ gridCode: codes.grids, professionalGridCode: codes.professional });
  };
  return (
    <span className="search-grid">
      <SettledInput label={t('search.grid')} value={present} onSettle={settle} isWrong={isWrong} />
      {isWrong && (
        <span className="field-error" role="alert">
          {t('search.gridWrong')}
        </span>
      )}
    </span>
  );
}

interface SettledProps {
  readonly label: string;
  readonly value: string;
  readonly onSettle: (text: string) => void;
  readonly isWrong?: boolean;
}

/** Asked when left or confirmed, not at every letter. */
function SettledInput({ label, value, onSettle, isWrong = false }: SettledProps) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  return (
    <Input
      allowClear
      aria-label={label}
      placeholder={label}
      value={text}
      aria-invalid={isWrong}
      status={isWrong ? 'error' : ''}
      onChange={(event) => {
        setText(event.target.value);
        if (event.target.value === '') onSettle('');
      }}
      onBlur={() => text !== value && onSettle(text)}
      onPressEnter={() => onSettle(text)}
    />
  );
}
