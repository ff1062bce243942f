import type { City } from '@contract/schemas';
import { useCallback, useRef } from 'react';
import { useHeatSummary } from '../../api/heatmap';
import { useHeatLive } from '../../api/useHeatLive';
import { type Translate, useTranslation } from '../../locale/useTranslation';
import type { MapTools, MapView } from '../../map/types';
import { editionText } from '../../ui/editionText';
import { ageText } from './ageText';
import { comparisonOf, filterOf } from './heatAddress';
import { legendText } from './legendLines';
import { savePicture } from './savePicture';
import { useChoices } from './useChoices';
import type { HeatAddress } from './useHeatAddress';
import { useHeatPicture, useShading } from './useHeatPicture';
import { useHeatTable } from './useHeatTable';
import { useStreetCases } from './useStreetCases';

/** Everything the page shows, and what a tap, a choice and a picture do. */
export function useHeatPage(city: City, address: HeatAddress, view: MapView | null) {
  const { t, i18n } = useTranslation();
  useHeatLive();
  const answer = useHeatPicture(address);
  const { picture } = answer;
  const summary = useHeatSummary({ ...filterOf(address), ...comparisonOf(address) });
  // What is expected is not counted by any edition yet.
  const editions = address.show === 'forecast' ? [] : (summary.data?.editions ?? []);
  const cases = useStreetCases(address, view);
  const level = picture?.areas.level ?? address.level;
  const tools = useRef<MapTools | null>(null);
  const legend = picture ? legendText(picture, address, t) : null;
  const fileName = [t('heat.title'), address.period.from, address.period.to].join('_');
  const keepPicture = async () => {
    const map = await tools.current?.takePicture();
    if (!map || !legend || !picture) return;
    const heading = `${city.name} · ${t('heat.title')} · ${t(`level.${level}`)}`;
    const age = t('heat.asOf', { time: ageText(picture.freshness.asOf, i18n.language, city.timeZone) });
    const edition = editionText(editions, t);
    const details = [...periodsOf(address, t), age, ...(edition ? [edition] : [])];
    await savePicture(map, { heading, details, legend }, fileName);
  };
  return {
    ...useChoices(address, level, cases),
    answer,
    summary: summary.data ?? null,
    editions,
    table: useHeatTable(answer, address),
    shading: useShading(picture, address.kind),
    cases,
    legend,
    level,
    fileName,
    keepPicture,
    setTools: useCallback((given: MapTools) => {
      tools.current = given;
    }, []),
  };
}

export type HeatPage = ReturnType<typeof useHeatPage>;

/** The period in words, and the one that it is compared with. */
function periodsOf({ period, compared }: HeatAddress, t: Translate): string[] {
  return [
    t('heat.daysText', { from: period.from, to: period.to }),
    ...(compared ? [`${t('heat.compare')} ${t('heat.daysText', { from: compared.from, to: compared.to })}`] : []),
  ];
}
