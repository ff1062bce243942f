import { useTranslation } from '../locale/useTranslation';

/** Which edition of the grids a statistic is of, or the several that its period spans; in one quiet line. */
export function EditionLine({ editions }: { editions: readonly string[] }) {
  const { t } = useTranslation();
  const [first, ...later] = editions;
  if (first === undefined) return null;
  return (
    <p className="case-quiet" data-editions={editions.length}>
      {later.length === 0
        ? t('grids.edition.one', { day: first })
        : t('grids.edition.several', { day: first, later: later.join(' · ') })}
    </p>
  );
}
