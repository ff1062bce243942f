import { caseStages } from '@domain/case/caseFile';
import { Button, Input, type InputRef, Select } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useCategories } from '../../api/reference';
import { useTranslation } from '../../locale/useTranslation';
import { useShortcuts } from '../../ui/desk/shortcuts';
import { lampShapes } from '../../ui/Lamp';
import { useCategoryNames } from '../../ui/useCategoryNames';
import { MoreFilters } from './MoreFilters';
import type { SearchAddress } from './useSearchAddress';

/** Typing settles this long before it is searched for. */
const settleMilliseconds = 350;

/** By what is searched: the text first, the usual filters beside it, the rest on demand. */
export function FilterBar({ search }: { search: SearchAddress }) {
  const { t } = useTranslation();
  const { filter, change, setFilter } = search;
  const hidden = Object.keys(filter).filter((name) => !usual.includes(name)).length;
  const [isOpen, setIsOpen] = useState(hidden > 0);
  return (
    <search className="search-bar" aria-label={t('search.filters')}>
      <div className="search-line">
        <TextFilter search={search} />
        <UsualFilters search={search} />
        <Button aria-expanded={isOpen} data-action="more-filters" onClick={() => setIsOpen(!isOpen)}>
          {t('search.more')}
          {hidden > 0 && ` (${hidden})`}
        </Button>
        <Button disabled={Object.keys(filter).length === 0} onClick={() => setFilter({})}>
          {t('list.clearFilter')}
        </Button>
      </div>
      {isOpen && <MoreFilters filter={filter} change={change} />}
    </search>
  );
}

const usual: readonly string[] = ['text', 'stage', 'lamp', 'categoryId', 'from', 'to', 'order'];

function TextFilter({ search: { filter, change } }: { search: SearchAddress }) {
  const { t } = useTranslation();
  const [text, setText] = useState(filter.text ?? '');
  const input = useRef<InputRef>(null);
  useShortcuts([{ key: '/', label: t('search.focus'), run: () => input.current?.focus({ cursor: 'all' }) }]);
  const asked = filter.text ?? '';
  // What the address says wins, except over what is being typed with a space at its end.
  useEffect(() => setText((typed) => (typed.trim() === asked ? typed : asked)), [asked]);
  useEffect(() => {
    if (text.trim() === asked) return;
    const timer = setTimeout(() => change({ text: text.trim() }, asked !== ''), settleMilliseconds);
    return () => clearTimeout(timer);
  }, [text, asked, change]);
  return (
    <Input.Search
      ref={input}
      className="search-text"
      allowClear
      maxLength={100}
      aria-label={t('search.text')}
      aria-keyshortcuts="/"
      placeholder={t('search.textHint')}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onSearch={(value) => change({ text: value.trim() })}
    />
  );
}

function UsualFilters({ search: { filter, change } }: { search: SearchAddress }) {
  const { t } = useTranslation();
  const { data: categories } = useCategories();
  const nameOf = useCategoryNames();
  const lamps = (['red', 'yellow', 'green'] as const).map((value) => ({
    value,
    label: `${lampShapes[value]} ${t(`lamp.${value}`)}`,
  }));
  return (
    <>
      <Select
        mode="multiple"
        maxTagCount={1}
        aria-label={t('search.stage')}
        placeholder={t('search.stage')}
        value={filter.stage ?? []}
        options={caseStages.map((value) => ({ value, label: t(`stage.${value}`) }))}
        onChange={(stage) => change({ stage })}
      />
      <Select
        mode="multiple"
        maxTagCount={1}
        aria-label={t('list.lampFilter')}
        placeholder={t('list.lampFilter')}
        value={(filter.lamp ?? []).filter((lamp) => lamp !== 'none')}
        options={lamps}
        onChange={(lamp) => change({ lamp })}
      />
      <Select
        mode="multiple"
        maxTagCount={1}
        aria-label={t('search.category')}
        placeholder={t('search.category')}
        value={filter.categoryId ?? []}
        showSearch={{ optionFilterProp: 'label' }}
        options={(categories ?? []).map(({ id, name }) => ({ value: id, label: nameOf(id, name) }))}
        onChange={(categoryId) => change({ categoryId })}
      />
      <Input
        type="date"
        className="search-day"
        aria-label={t('search.from')}
        title={t('search.from')}
        value={filter.from ?? ''}
        onChange={(event) => change({ from: event.target.value })}
      />
      <Input
        type="date"
        className="search-day"
        aria-label={t('search.to')}
        title={t('search.to')}
        value={filter.to ?? ''}
        onChange={(event) => change({ to: event.target.value })}
      />
    </>
  );
}
