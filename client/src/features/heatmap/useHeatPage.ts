import type { City } from '@contract/schemas';
import { useCallback, useRef, useState } from 'react';
import { useHeatSummary } from '../../api/heatmap';
import { useHeatLive } from '../../api/useHeatLive';
import { type Translate, useTranslation } from '../../locale/useTranslation';
import type { MapTap, MapTools } from '../../map/types';
import { comparisonOf, filterOf } from './heatAddress';
import { legendText } from './legendLines';
import { savePicture } from './savePicture';
import { casesAt } from './streetCases';
import type { HeatAddress } from './useHeatAddress';
import { useHeatPicture, useShading } from './useHeatPicture';
import { useHeatTable } from './useHeatTable';
import { useStreetCases } from './useStreetCases';

/** Everything the page shows, and what a tap, a choice and a picture do. */
export function useHeatPage(city: City, address: HeatAddress) {
  const { t } = useTranslation();
  useHeatLive();
  const answer = useHeatPicture(address);
  const summary = useHeatSummary({ ...filterOf(address), ...comparisonOf(address) });
  const table = useHeatTable(answer, address);
  const shading = useShading(answer.picture, address.kind);
  const cases = useStreetCases(address);
  const [stackIds, setStackIds] = useState<readonly string[]>([]);
  const [sought, setSought] = useState<string | null>(null);
  const tools = useRef<MapTools | null>(null);
  const legend = answer.picture ? legendText(answer.picture, address, t) : null;
  const level = answer.picture?.areas.level ?? address.level;

  const tap = (at: MapTap) => {
    const under = casesAt(cases, at);
    setStackIds(under.map(({ id }) => id));
    if (under.length === 0) address.set({ grid: at.heatCode ? `${level}:${at.heatCode}` : null });
  };
  const choose = (code: string) => {
    setSought(code);
    setStackIds([]);
    address.set({ grid: `${level}:${code}`, as: null });
  };
  const fileName = [t('heat.title'), address.period.from, address.period.to].join('_');
  const keepPicture = async () => {
    const canvas = await tools.current?.takePicture();
    if (!canvas || !legend || !answer.picture) return;
    const heading = `${city.name} · ${t('heat.title')} · ${t(`level.${level}`)}`;
    await savePicture(
      canvas,
      { heading, details: detailsOf(address, answer.picture.freshness.asOf, t), legend },
      fileName,
    );
  };
  return {
    answer,
    summary: summary.data ?? null,
    table,
    shading,
    cases,
    stack: cases.filter(({ id }) => stackIds.includes(id)),
    closeStack: () => setStackIds([]),
    sought,
    legend,
    level,
    tap,
    choose,
    fileName,
    keepPicture,
    setTools: useCallback((given: MapTools) => {
      tools.current = given;
    }, []),
  };
}

/** The lines beside the legend of a kept picture: the period, what it is compared with, and how old the figures are. */
function detailsOf(address: HeatAddress, asOf: string, t: Translate): string[] {
  const { period, compared } = address;
  return [
    t('heat.daysText', { from: period.from, to: period.to }),
    ...(compared ? [`${t('heat.compare')} ${t('heat.daysText', { from: compared.from, to: compared.to })}`] : []),
    t('heat.asOf', { time: asOf }),
  ];
}
