import type { Heatmap, HeatmapLevel } from '@contract/schemas';
import { useMemo } from 'react';
import { useAreaNames } from '../../api/reference';
import { useTranslation } from '../../locale/useTranslation';
import { GroupedCode } from '../../ui/GroupedCode';
import { namedPart, parentsOf, type RankedArea, rankAreas } from './figures';

/** As many rows as a person reads; the map shows the rest. */
const shownRows = 30;

/** The map's content as a table: the areas with the most cases, and how many of them are overdue. */
export function Ranking({ heatmap, onChoose }: { heatmap: Heatmap; onChoose: (code: string) => void }) {
  const { t } = useTranslation();
  const { level } = heatmap;
  const ranked = useMemo(() => rankAreas(heatmap).slice(0, shownRows), [heatmap]);
  const parents = useMemo(
    () =>
      parentsOf(
        ranked.map((area) => area.code),
        level === 'responsibility-grid' ? 'subdistrict' : level,
      ),
    [ranked, level],
  );
  const names = useAreaNames(parents);
  if (ranked.length === 0) return <p className="notice">{t('heat.noData')}</p>;
  return (
    <section aria-label={t('heat.ranking')}>
      <h2>
        {t('heat.ranking')} · {t(`level.${level}`)}
      </h2>
      <RankingTable ranked={ranked} level={level} names={names} onChoose={onChoose} />
    </section>
  );
}

interface RankingTableProps {
  readonly ranked: readonly RankedArea[];
  readonly level: HeatmapLevel;
  readonly names: ReadonlyMap<string, string>;
  readonly onChoose: (code: string) => void;
}

function RankingTable({ ranked, level, names, onChoose }: RankingTableProps) {
  const { t } = useTranslation();
  return (
    <table className="heat-table">
      <thead>
        <tr>
          <th scope="col">{t('heat.rank')}</th>
          <th scope="col">{t('heat.area')}</th>
          <th scope="col">{t('heat.count')}</th>
          <th scope="col">{t('heat.overdue')}</th>
        </tr>
      </thead>
      <tbody>
        {ranked.map(({ rank, code, count, overdue }) => (
          <tr key={code}>
            <td>{rank}</td>
            <td>
              <button type="button" className="link-button" data-grid={code} onClick={() => onChoose(code)}>
                {names.get(namedPart(code, level))}
                {level.endsWith('grid') && (
                  <span className="heat-code">
                    <GroupedCode code={code} />
                  </span>
                )}
              </button>
            </td>
            <td>{count}</td>
            <td>{overdue}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
