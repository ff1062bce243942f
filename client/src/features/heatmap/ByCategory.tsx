import type { Heatmap } from '@contract/schemas';
import { useTranslation } from '../../locale/useTranslation';
import { useCategoryNames } from '../../ui/useCategoryNames';

/** The most frequent categories are enough to say who must act. */
const shownRows = 5;

/** What the cases are about; a category chosen here narrows the map to it. */
export function ByCategory({ heatmap, onChoose }: { heatmap: Heatmap; onChoose: (categoryId: string) => void }) {
  const { t } = useTranslation();
  const nameOf = useCategoryNames();
  const shown = [...heatmap.byCategory].sort((a, b) => b.count - a.count).slice(0, shownRows);
  if (shown.length < 2) return null;
  return (
    <section aria-label={t('heat.byCategory')}>
      <h2>{t('heat.byCategory')}</h2>
      <ul className="category-shares">
        {shown.map(({ categoryId, name, count }) => (
          <li key={categoryId}>
            <button type="button" className="link-button" onClick={() => onChoose(categoryId)}>
              {nameOf(categoryId, name)}
            </button>
            <meter min={0} max={heatmap.total} value={count} aria-label={nameOf(categoryId, name)} />
            <span>{count}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
