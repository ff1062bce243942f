import type { UnitGridDraftView } from '@contract/schemas/unitGridDrafts';
import { boundsOfDrawing } from '@domain/division/edit/measure';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useBorderLines } from '../../api/borderLines';
import { useTranslation } from '../../locale/useTranslation';
import { CityMap } from '../../map/CityMap';
import type { MapPlace, MapTools, MapView } from '../../map/types';
import { CellTable } from './CellTable';
import { DraftHead } from './DraftHead';
import { grabbed } from './editing';
import { presentDrawing } from './editingState';
import type { KnownProps } from './GridEditorPage';
import { mapDrawing, rangeOf } from './mapDrawing';
import { StripNote } from './StripNote';
import { ToolBar } from './ToolBar';
import { useDraftEditing } from './useDraftEditing';
import { useEditingKeys } from './useEditingKeys';

/** As near as a broken rule can be seen. */
const PLACE_ZOOM = 18;

const pointed = ({ longitude, latitude, reachDegrees }: MapPlace) =>
  ({ at: [longitude, latitude], reach: reachDegrees }) as const;

/** Where the draft is: around its grids, or around its areas where there are none yet. */
function boundsOf({ base, bounds }: UnitGridDraftView): [number, number, number, number] {
  return base.arcs.length > 0 || !bounds ? boundsOfDrawing(base) : bounds;
}

/** A draft at work: tools and table at the left, the map beside them. */
export function DraftWorkspace({ city, session, draft }: KnownProps & { draft: UnitGridDraftView }) {
  const { t } = useTranslation();
  const work = useDraftEditing(draft);
  const { kind } = draft;
  const professional = useMemo(() => (kind === 'unit' ? [] : [kind]), [kind]);
  const [place, setPlace] = useState<readonly [number, number] | null>(null);
  const { state, dispatch, cells, strips, isOpen } = work;
  const [map, setMap] = useState<MapTools | null>(null);
  const [view, setView] = useState<MapView | null>(null);
  const ready = useCallback((tools: MapTools) => {
    setMap(tools);
    setView(tools.view());
  }, []);
  useEditingKeys(state, dispatch, isOpen, map);
  const range = useMemo(() => rangeOf(draft), [draft]);
  const bounds = useMemo(() => boundsOf(draft), [draft]);
  const drawing = useMemo(
    () =>
      mapDrawing(state, cells, { newGrid: t('grids.newGrid'), range, strips, snapName: (to) => t(`grids.snap.${to}`) }),
    [state, cells, strips, range, t],
  );
  const guides = useBorderLines(isOpen && state.tool !== 'select' && state.tool !== 'merge' ? view : null);
  useEffect(() => {
    if (guides.data) dispatch({ kind: 'guides', lines: guides.data });
  }, [guides.data, dispatch]);
  const grab = (place: MapPlace): boolean => {
    const present = presentDrawing(state);
    const { at, reach } = pointed(place);
    if (!present || !grabbed(state, present, at, reach)) return false;
    dispatch({ kind: 'grab', at, reach });
    return true;
  };
  return (
    <div className="grid-editor">
      <aside className="grid-side">
        <DraftHead draft={draft} work={work} onPlace={setPlace} />
        {isOpen && (
          <ToolBar state={state} dispatch={dispatch} communities={kind === 'unit' ? draft.communityCodes : []} />
        )}
        <StripNote base={draft.base} strips={strips} onPlace={setPlace} />
        <CellTable
          cells={cells}
          range={range}
          selected={state.selected}
          onChoose={(cell) => dispatch({ kind: 'choose', cell })}
        />
      </aside>
      <CityMap
        city={city}
        label={t('grids.map')}
        bounds={bounds}
        drawing={drawing}
        professional={professional}
        target={place && { key: place.join(), to: { longitude: place[0], latitude: place[1] }, zoom: PLACE_ZOOM }}
        maySeeCases={session.permissions.includes('case.read')}
        onReady={ready}
        onView={setView}
        onHover={(place) => dispatch({ kind: 'hover', ...pointed(place) })}
        onGrab={(place) => isOpen && grab(place)}
        onDrag={(place) => dispatch({ kind: 'drag', ...pointed(place) })}
        onDrop={() => dispatch({ kind: 'drop', editId: crypto.randomUUID() })}
        onTap={(place) => dispatch({ kind: 'tap', ...pointed(place), editId: crypto.randomUUID() })}
      />
    </div>
  );
}
