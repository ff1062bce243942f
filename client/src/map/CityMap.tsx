import type { ProfessionalKind } from '@domain/grid/codes';
import { useEffect, useRef } from 'react';
import { useTranslation } from '../locale/useTranslation';
import { applyColumns, applyDark, applyHeatKind } from './applyHeatView';
import {
  applyComponents,
  applyDay,
  applyDrawing,
  applyFocus,
  applyLayers,
  applyLines,
  applyMarks,
  applyOutlines,
  applyPerson,
  applyPlaces,
  goTo,
} from './applyState';
import { expectLevel } from './expectLevel';
import './map.css';
import type { CityMapProps } from './mapProps';
import { mapTools } from './mapTools';
import { applyHeat } from './shading';
import type { CaseMark, ComponentMark, FilePlace, MapLine, MapOutline } from './types';
import { useMap } from './useMap';

const noMarks: readonly CaseMark[] = [];
const noComponents: readonly ComponentMark[] = [];
const noPlaces: readonly FilePlace[] = [];
const noOutlines: readonly MapOutline[] = [];
const noLines: readonly MapLine[] = [];
const noKinds: readonly ProfessionalKind[] = [];

/** The city's map: the one place where the map library is used. What it shows is given by its properties alone. */
export function CityMap(props: CityMapProps) {
  const { city, marks = noMarks, selectedId = null, focus = null, heat = null, me = null, pin = null } = props;
  const { professional = noKinds, showsCases = false, showsComponents = true, target = null, drawing = null } = props;
  const { components = noComponents, selectedComponent = null } = props;
  const { outlines = noOutlines, lines = noLines, places = noPlaces, day = null } = props;
  const { expectedLevel = null, hasColumns = false, isDark = false, onReady, onDrawn } = props;
  const { t } = useTranslation();
  const { container, map, hasFailed } = useMap(props);
  useEffect(() => void (map && applyMarks(map, marks, selectedId)), [map, marks, selectedId]);
  useEffect(
    () => void (map && applyComponents(map, components, selectedComponent)),
    [map, components, selectedComponent],
  );
  useEffect(() => void (map && applyFocus(map, focus)), [map, focus]);
  useEffect(() => void (map && applyHeat(map, heat)), [map, heat]);
  useEffect(() => void (map && expectLevel(map, expectedLevel)), [map, expectedLevel]);
  useEffect(() => void (map && applyHeatKind(map, heat)), [map, heat]);
  useEffect(() => void (map && applyColumns(map, heat, hasColumns, isDark)), [map, heat, hasColumns, isDark]);
  useEffect(() => void (map && applyDark(map, isDark)), [map, isDark]);
  useEffect(() => void (map && onReady?.(mapTools(map))), [map, onReady]);
  // Nobody waits for a map that cannot be drawn.
  useEffect(() => void (hasFailed && onDrawn?.()), [hasFailed, onDrawn]);
  useEffect(() => void (map && applyPerson(map, me, pin)), [map, me, pin]);
  useEffect(() => {
    if (map) applyLayers(map, { professional, showsCases, showsComponents });
  }, [map, professional, showsCases, showsComponents]);
  useEffect(() => void (map && applyDrawing(map, drawing)), [map, drawing]);
  useEffect(() => void (map && applyDay(map, city, day)), [map, city, day]);
  useEffect(() => void (map && applyPlaces(map, places)), [map, places]);
  useEffect(() => void (map && applyOutlines(map, outlines)), [map, outlines]);
  useEffect(() => void (map && applyLines(map, lines)), [map, lines]);
  const goneTo = useRef<string | null>(props.view ? (target?.key ?? null) : null);
  useEffect(() => {
    if (!map || !target || goneTo.current === target.key) return;
    goneTo.current = target.key;
    goTo(map, target);
  }, [map, target]);
  return (
    <section className="city-map" aria-label={props.label}>
      <div ref={container} className="city-map-canvas" data-testid="map" />
      {hasFailed && <p className="city-map-failed">{t('map.failed')}</p>}
      {city.isDemo && <span className="city-map-watermark">{t('map.watermark')}</span>}
      {city.attribution && <span className="city-map-attribution">{city.attribution}</span>}
      {props.children}
    </section>
  );
}
