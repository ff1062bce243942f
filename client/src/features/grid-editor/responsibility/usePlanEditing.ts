import type { HandPlanView } from '@contract/schemas/handPlans';

import { breaksOfPlan, type PlanBreak } from '@domain/division/handPlan';
import { type Dispatch, useMemo, useReducer } from 'react';
import { usePlanSaving } from '../../../api/handPlans';
import { useSaveInTurn } from '../useSaveInTurn';
import { type PlanAction, type PlanEditing, planEditor, startPlan } from './planEditing';
import { loadsOf, type PlanLoad } from './planLoads';

export interface PlanWork {
  readonly state: PlanEditing;
  readonly dispatch: Dispatch<PlanAction>;
  readonly isOpen: boolean;
  /** The grids of the plan as it stands, with their work. */
  readonly loads: readonly PlanLoad[];
  /** The rules that it breaks as it stands; the server judges the same again. */
  readonly breaks: readonly PlanBreak[];
  readonly saving: 'saved' | 'saving' | 'failed';
  readonly saveError: unknown;
  readonly saveAgain: () => void;
}

/** A plan on the page; what changed is saved as it is made, one after the other. */
export function usePlanEditing(view: HandPlanView): PlanWork {
  const { unitGrids, edges } = view;
  const editor = useMemo(() => planEditor({ unitGrids, edges }), [unitGrids, edges]);
  const [state, dispatch] = useReducer(editor, unitGrids, startPlan);
  const { plan } = state;
  const { mutateAsync: save } = usePlanSaving({ districtCode: view.draft.districtCode, draftId: view.draft.id });
  const isOpen = view.draft.publishedFrom === null;
  const saving = useSaveInTurn({
    value: plan,
    revision: view.revision,
    isOpen,
    send: async (next, before, revision) => {
      const moves = view.unitGrids.flatMap(({ code }, v) => {
        const number = next[v];
        return number === undefined || number === before[v] ? [] : { code, number };
      });
      return moves.length > 0 ? (await save({ revision, moves })).revision : revision;
    },
  });
  const { borders } = view.draft.settings;
  return {
    state,
    dispatch,
    isOpen,
    loads: useMemo(() => loadsOf(view, plan), [view, plan]),
    breaks: useMemo(() => breaksOfPlan(view, plan, borders), [view, plan, borders]),
    ...saving,
  };
}
