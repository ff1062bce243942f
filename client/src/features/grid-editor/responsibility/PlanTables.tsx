import type { HandPlanView } from '@contract/schemas/handPlans';
import { Select } from 'antd';
import { type Translate, useTranslation } from '../../../locale/useTranslation';
import { GroupedCode } from '../../../ui/GroupedCode';
import type { PlanLoad } from './planLoads';
import type { PlanWork } from './usePlanEditing';

/** How a grid of the plan is called: as the one it goes on from, or as a new one. */
export const titleOf = ({ number, name }: Pick<PlanLoad, 'number' | 'name'>, t: Translate): string =>
  `${number + 1} · ${name ?? t('plan.newGrid')}`;

interface TablesProps {
  readonly view: HandPlanView;
  readonly work: PlanWork;
}

/** The grids with their work against the bounds, and the unit grids of the chosen one, each to be given to another by keyboard. */
export function PlanTables({ view, work }: TablesProps) {
  return (
    <section className="grid-cells">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <div className="grid-cells-rows" tabIndex={0}>
        <LoadTable view={view} work={work} />
        {work.state.target !== null && <MemberTable view={view} work={work} target={work.state.target} />}
      </div>
    </section>
  );
}

function LoadTable({ view, work }: TablesProps) {
  const { t } = useTranslation();
  const { tolerance } = view.draft.settings;
  const broken = new Set(work.breaks.map(({ number }) => number));
  return (
    <table aria-label={t('plan.grids')}>
      <thead>
        <tr>
          <th scope="col">{t('plan.grid')}</th>
          <th scope="col">{t('plan.unitGrids')}</th>
          <th scope="col">{t('plan.minutes')}</th>
          <th scope="col">{t('plan.share')}</th>
        </tr>
      </thead>
      <tbody>
        {work.loads.map((load) => (
          <tr key={load.number} data-grid={load.number} aria-current={load.number === work.state.target}>
            <td>
              <button type="button" onClick={() => work.dispatch({ kind: 'choose', number: load.number })}>
                {broken.has(load.number) && '▲ '}
                {titleOf(load, t)}
              </button>
            </td>
            <td className="grid-number">{load.unitGrids}</td>
            <td className="grid-number">{load.minutes.toFixed(0)}</td>
            <td className="grid-number">
              {load.loadOverMean.toFixed(2)}
              {load.loadOverMean > 1 + tolerance && ' ↑'}
              {load.loadOverMean < 1 - tolerance && ' ↓'}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function MemberTable({ view, work, target }: TablesProps & { target: number }) {
  const { t } = useTranslation();
  const options = work.loads.map((load) => ({ value: load.number, label: titleOf(load, t) }));
  return (
    <table aria-label={t('plan.members')}>
      <thead>
        <tr>
          <th scope="col">{t('plan.unitGrid')}</th>
          <th scope="col">{t('plan.minutes')}</th>
          <th scope="col">{t('plan.giveTo')}</th>
        </tr>
      </thead>
      <tbody>
        {view.unitGrids.map(
          ({ code, load }, v) =>
            work.state.plan[v] === target && (
              <tr key={code} data-unit-grid={code}>
                <td>
                  <GroupedCode code={code} />
                </td>
                <td className="grid-number">{load.toFixed(1)}</td>
                <td>
                  <Select
                    size="small"
                    aria-label={t('plan.giveTo')}
                    value={target}
                    disabled={!work.isOpen}
                    options={options}
                    popupMatchSelectWidth={false}
                    onChange={(number) => work.dispatch({ kind: 'give', unitGrid: v, number })}
                  />
                </td>
              </tr>
            ),
        )}
      </tbody>
    </table>
  );
}
