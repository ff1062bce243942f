import { useId } from 'react';
import { useTranslation } from '../../locale/useTranslation';

export interface ShareRow {
  readonly key: string;
  readonly name: string;
  readonly value: number;
  /** The value of the period that is compared with. */
  readonly before: number | null;
}

interface SharesProps {
  readonly title: string;
  readonly rows: readonly ShareRow[];
  /** What the longest bar stands for. */
  readonly most: number;
  readonly onChoose: (key: string) => void;
}

/** A few names with a bar and a number each; choosing one narrows the map to it. */
export function Shares({ title, rows, most, onChoose }: SharesProps) {
  const { t } = useTranslation();
  const id = useId();
  if (rows.length === 0) return null;
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      <ul className="category-shares">
        {rows.map(({ key, name, value, before }) => (
          <li key={key}>
            <button type="button" id={`${id}-${key}`} className="link-button" onClick={() => onChoose(key)}>
              {name}
            </button>
            <meter min={0} max={Math.max(1, most)} value={value} aria-labelledby={`${id}-${key}`} />
            <span>
              {value}
              {before !== null && <small title={t('heat.before')}> / {before}</small>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
