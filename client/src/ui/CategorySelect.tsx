import { Select } from 'antd';
import { useMemo } from 'react';
import { useCategories } from '../api/reference';
import { useLanguage } from '../locale/useLanguage';
import { searchCategories } from './searchCategories';

export interface CategorySelectProps {
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (categoryId: string) => void;
}

/** Chooses a reportable category by name, pinyin initials or code; the most frequent come first. */
export function CategorySelect({ id, value, onChange }: CategorySelectProps) {
  const { data } = useCategories();
  const language = useLanguage();
  const options = useMemo(
    () =>
      searchCategories(data ?? [], '').map((category) => ({
        value: category.id,
        label: language === 'en' ? category.englishName : category.name,
        category,
      })),
    [data, language],
  );
  return (
    <Select
      {...(id ? { id } : {})}
      value={value}
      options={options}
      showSearch={{
        filterOption: (text, option) => (option ? searchCategories([option.category], text).length > 0 : false),
      }}
      onChange={(chosen) => onChange?.(chosen)}
    />
  );
}
