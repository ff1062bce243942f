import type { HandPlanView } from '@contract/schemas/handPlans';
import { useMemo, useState } from 'react';
import { useParams } from 'react-router';
import { useHandPlan } from '../../../api/handPlans';
import { useTranslation } from '../../../locale/useTranslation';
import { CityMap } from '../../../map/CityMap';
import type { MapTools } from '../../../map/types';
import { ErrorNotice, LoadingNotice } from '../../../ui/Notices';
import '../gridEditor.css';
import type { KnownProps } from '../GridEditorPage';
import { PlanHead } from './PlanHead';
import { PlanList } from './PlanList';
import { PlanTables } from './PlanTables';
import { PlanTools } from './PlanTools';
import { drawUnitGrids, planDrawing } from './planDrawing';
import { middleOf } from './planEditing';
import { usePlanEditing } from './usePlanEditing';
import { usePlanKeys } from './usePlanKeys';

/** As near as single unit grids can be told apart. */
const UNIT_GRID_ZOOM = 16;

/** Drafts of responsibility grids that are drawn by hand; one of them is edited on the map. */
export function PlanPage(known: KnownProps) {
  const { districtCode, draftId } = useParams();
  if (!districtCode || !draftId) return <PlanList {...known} asked={districtCode ?? null} />;
  return <OpenPlan key={draftId} {...known} draftRef={{ districtCode, draftId }} />;
}

function OpenPlan({ draftRef, ...known }: KnownProps & { draftRef: { districtCode: string; draftId: string } }) {
  const plan = useHandPlan(draftRef);
  if (plan.isPending) return <LoadingNotice rows={10} />;
  if (!plan.data) return <ErrorNotice error={plan.error} onRetry={plan.refetch} />;
  return <PlanWorkspace {...known} view={plan.data} />;
}

function PlanWorkspace({ city, session, view }: KnownProps & { view: HandPlanView }) {
  const { t } = useTranslation();
  const work = usePlanEditing(view);
  const { state, dispatch, isOpen } = work;
  const [map, setMap] = useState<MapTools | null>(null);
  usePlanKeys(state, dispatch, isOpen, map);
  const { unitGrids } = view;
  const base = useMemo(() => drawUnitGrids({ unitGrids }), [unitGrids]);
  const drawing = useMemo(() => planDrawing({ unitGrids }, base, state), [unitGrids, base, state]);
  const bounds = useMemo(() => boundsOf({ unitGrids }), [unitGrids]);
  const [shown, setShown] = useState<string | null>(null);
  const place = unitGrids.find(({ code }) => code === shown);
  const [longitude, latitude] = place ? middleOf(place.rings) : [0, 0];
  return (
    <div className="grid-editor" data-plan={view.revision}>
      <aside className="grid-side">
        <PlanHead view={view} work={work} onUnitGrid={setShown} />
        {isOpen && <PlanTools work={work} />}
        <PlanTables view={view} work={work} />
      </aside>
      <CityMap
        city={city}
        label={t('plan.map')}
        bounds={bounds}
        drawing={drawing}
        target={place ? { key: place.code, to: { longitude, latitude }, zoom: UNIT_GRID_ZOOM } : null}
        showsComponents={false}
        maySeeCases={session.permissions.includes('case.read')}
        onReady={setMap}
        onTap={(tap) => isOpen && dispatch({ kind: 'tap', at: [tap.longitude, tap.latitude] })}
      />
    </div>
  );
}

function boundsOf({ unitGrids }: Pick<HandPlanView, 'unitGrids'>): [number, number, number, number] {
  const points = unitGrids.flatMap(({ rings }) => rings[0] ?? []);
  const range = (axis: 0 | 1) =>
    points.reduce(([low, high], point) => [Math.min(low, point[axis]), Math.max(high, point[axis])] as const, [
      Infinity,
      -Infinity,
    ] as readonly [number, number]);
  const [[west, east], [south, north]] = [range(0), range(1)];
  return [west, south, east, north];
}
