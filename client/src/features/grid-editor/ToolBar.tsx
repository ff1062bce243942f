import { piecesOf } from '@domain/division/edit/pieces';
import { Button, Checkbox, Segmented } from 'antd';
import type { Dispatch } from 'react';
import { useTranslation } from '../../locale/useTranslation';
import { CommunityChoice } from './CommunityChoice';
import { CrosshairNote } from './CrosshairNote';
import { type Editing, type EditingAction, presentDrawing, type Tool, toolsOf } from './editingState';

/** The tools, what the chosen one waits for, and why the last edit was not made. */
export function ToolBar({
  state,
  dispatch,
  communities,
}: {
  state: Editing;
  dispatch: Dispatch<EditingAction>;
  /** What a new grid can belong to, where there is a choice. */
  communities: readonly string[];
}) {
  const { t } = useTranslation();
  const drawing = presentDrawing(state);
  if (!drawing) return null;
  const pieceCount = piecesOf(drawing, state.selected).length;
  return (
    <section className="grid-tools" aria-label={t('grids.tool.label')}>
      <Segmented<Tool>
        block
        value={state.tool}
        options={toolsOf(drawing).map((tool) => ({
          value: tool,
          label: <span data-tool={tool}>{t(`grids.tool.${tool}`)}</span>,
        }))}
        onChange={(tool) => dispatch({ kind: 'tool', tool })}
      />
      <p className="grid-hint">{t(`grids.hint.${hintOf(state)}`)}</p>
      <p role="status" className="grid-snap" data-snapped={state.snapped?.to}>
        {state.snapped?.to && `⊕ ${t(`grids.snap.${state.snapped.to}`)}`}
      </p>
      {state.crosshair && <CrosshairNote state={state} />}
      {state.tool === 'draw' && communities.length > 1 && (
        <CommunityChoice communities={communities} chosen={state.community} dispatch={dispatch} />
      )}
      {state.tool === 'draw' && drawing.mayHavePieces && (
        <Checkbox
          checked={state.asPiece}
          disabled={!state.selected}
          onChange={(event) => dispatch({ kind: 'asPiece', isWanted: event.target.checked })}
        >
          {t(state.selected ? 'grids.asPiece' : 'grids.asPieceNone')}
        </Checkbox>
      )}
      <div className="grid-buttons">
        {state.tool === 'split' && (
          <Button
            type="primary"
            data-action="finish-split"
            disabled={state.line.length < 2}
            onClick={() => dispatch({ kind: 'finish', editId: crypto.randomUUID() })}
          >
            {t('grids.finish')}
          </Button>
        )}
        {state.tool === 'draw' && (
          <Button
            type="primary"
            data-action="finish-drawing"
            disabled={state.line.length < 3}
            onClick={() => dispatch({ kind: 'finish', editId: crypto.randomUUID() })}
          >
            {t('grids.close')}
          </Button>
        )}
        {drawing.isOutsideFree && (
          <Button
            data-action="remove-grid"
            disabled={!state.selected}
            onClick={() => dispatch({ kind: 'remove', editId: crypto.randomUUID() })}
          >
            {t(pieceCount > 1 ? 'grids.removePiece' : 'grids.removeGrid')}
          </Button>
        )}
        {state.tool === 'reshape' && (
          <Button
            disabled={!state.picked || !('corner' in state.picked)}
            onClick={() => dispatch({ kind: 'straighten', editId: crypto.randomUUID() })}
          >
            {t('grids.straighten')}
          </Button>
        )}
        <Button data-action="undo" disabled={state.edits.length === 0} onClick={() => dispatch({ kind: 'undo' })}>
          {t('grids.undo')}
        </Button>
        <Button data-action="redo" disabled={state.undone.length === 0} onClick={() => dispatch({ kind: 'redo' })}>
          {t('grids.redo')}
        </Button>
      </div>
      <p className="grid-objection" role="alert">
        {state.objection && t(`grids.objection.${state.objection}`)}
      </p>
      {state.apart && (
        <Button data-action="join-pieces" onClick={() => dispatch({ kind: 'join', editId: crypto.randomUUID() })}>
          {t('grids.joinPieces')}
        </Button>
      )}
    </section>
  );
}

function hintOf({ tool, selected, picked }: Editing) {
  if (tool === 'merge' && selected) return 'mergeSecond';
  if (tool === 'split' && selected) return 'splitLine';
  if (tool === 'reshape' && picked) return 'reshapeTo';
  return tool;
}
