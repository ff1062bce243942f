import { useTranslation } from '../locale/useTranslation';
import { editionText } from './editionText';

/** Which edition of the grids a statistic is of, or the several that its period spans; in one quiet line. */
export function EditionLine({ editions }: { editions: readonly string[] }) {
  const { t } = useTranslation();
  const text = editionText(editions, t);
  return text === null ? null : (
    <p className="case-quiet" data-editions={editions.length}>
      {text}
    </p>
  );
}
