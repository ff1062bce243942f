import { Button } from 'antd';
import { useMemo } from 'react';
import { useCategories } from '../../api/reference';
import { useTranslation } from '../../locale/useTranslation';
import { useCategoryNames } from '../../ui/useCategoryNames';
import { suggestCategories } from './suggestCategories';

const most = 4;

/** Categories that the caller's words point to: one press chooses. */
export function SuggestedCategories({ words, onPick }: { words: string; onPick: (categoryId: string) => void }) {
  const { t } = useTranslation();
  const { data } = useCategories();
  const nameOf = useCategoryNames();
  const suggested = useMemo(() => suggestCategories(data ?? [], words, most), [data, words]);
  if (suggested.length === 0) return null;
  return (
    <ul className="template-chips new-case-suggested" aria-label={t('hotline.suggested')}>
      {suggested.map(({ id, name }) => (
        <li key={id}>
          <Button size="small" data-suggested={id} onClick={() => onPick(id)}>
            {nameOf(id, name)}
          </Button>
        </li>
      ))}
    </ul>
  );
}
