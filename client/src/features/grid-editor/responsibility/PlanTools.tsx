import { Button, Segmented, Select } from 'antd';
import { useTranslation } from '../../../locale/useTranslation';
import { titleOf } from './PlanTables';
import { type PlanTool, planTools } from './planEditing';
import type { PlanWork } from './usePlanEditing';

/** The tools, what the chosen one waits for, and what can be done to the chosen grid. */
export function PlanTools({ work: { state, dispatch, loads } }: { work: PlanWork }) {
  const { t } = useTranslation();
  const { tool, target, lasso } = state;
  const isChosen = target !== null && loads.some(({ number }) => number === target);
  const others = loads.filter(({ number }) => number !== target);
  return (
    <section className="grid-tools" aria-label={t('grids.tool.label')}>
      <Segmented<PlanTool>
        block
        value={tool}
        options={planTools.map((value) => ({ value, label: <span data-tool={value}>{t(`plan.tool.${value}`)}</span> }))}
        onChange={(value) => dispatch({ kind: 'tool', tool: value })}
      />
      <p className="grid-hint">{t(target === null ? 'plan.hint.choose' : `plan.hint.${tool}`)}</p>
      {state.crosshair && (
        <p role="status" className="grid-hint" data-crosshair>
          {t('grids.crosshair.points', { count: lasso.length })}
        </p>
      )}
      <div className="grid-buttons">
        {tool === 'lasso' && (
          <Button
            type="primary"
            disabled={lasso.length < 3 || target === null}
            onClick={() => dispatch({ kind: 'finish' })}
          >
            {t('plan.finish')}
          </Button>
        )}
        <Button data-action="new-grid" onClick={() => dispatch({ kind: 'begin' })}>
          {t('plan.begin')}
        </Button>
        <Select
          aria-label={t('plan.join')}
          placeholder={t('plan.join')}
          disabled={!isChosen}
          value={null}
          options={others.map((load) => ({ value: load.number, label: titleOf(load, t) }))}
          popupMatchSelectWidth={false}
          onChange={(other: number | null) => other !== null && dispatch({ kind: 'join', other })}
        />
        <Button disabled={!isChosen} onClick={() => dispatch({ kind: 'dissolve' })}>
          {t('plan.dissolve')}
        </Button>
        <Button data-action="undo" disabled={state.past.length === 0} onClick={() => dispatch({ kind: 'undo' })}>
          {t('grids.undo')}
        </Button>
        <Button data-action="redo" disabled={state.future.length === 0} onClick={() => dispatch({ kind: 'redo' })}>
          {t('grids.redo')}
        </Button>
      </div>
      <p className="grid-objection" role="alert">
        {state.objection && t(`plan.objection.${state.objection}`)}
      </p>
    </section>
  );
}
