import type { UnitGridDraftView } from '@contract/schemas/unitGridDrafts';
import { useMemo } from 'react';
import { useTranslation } from '../../locale/useTranslation';
import { CityMap } from '../../map/CityMap';
import { CellTable } from './CellTable';
import { DraftHead } from './DraftHead';
import type { KnownProps } from './GridEditorPage';
import { boundsOf, mapDrawing } from './mapDrawing';
import { ToolBar } from './ToolBar';
import { useDraftEditing } from './useDraftEditing';
import { useEditingKeys } from './useEditingKeys';

/** A draft at work: tools and table at the left, the map beside them. */
export function DraftWorkspace({ city, session, draft }: KnownProps & { draft: UnitGridDraftView }) {
  const { t } = useTranslation();
  const work = useDraftEditing(draft);
  const { state, dispatch, cells, isOpen } = work;
  useEditingKeys(state, dispatch, isOpen);
  const bounds = useMemo(() => boundsOf(draft.base), [draft.base]);
  const drawing = useMemo(() => mapDrawing(state, cells, t('grids.newGrid')), [state, cells, t]);
  return (
    <div className="grid-editor">
      <aside className="grid-side">
        <DraftHead draft={draft} work={work} />
        {isOpen && <ToolBar state={state} dispatch={dispatch} />}
        <CellTable cells={cells} selected={state.selected} onChoose={(cell) => dispatch({ kind: 'choose', cell })} />
      </aside>
      <CityMap
        city={city}
        label={t('grids.map')}
        bounds={bounds}
        drawing={drawing}
        maySeeCases={session.permissions.includes('case.read')}
        onTap={({ longitude, latitude, reachDegrees }) =>
          dispatch({ kind: 'tap', at: [longitude, latitude], reach: reachDegrees, editId: crypto.randomUUID() })
        }
      />
    </div>
  );
}
