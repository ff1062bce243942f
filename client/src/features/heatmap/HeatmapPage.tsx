import type { City, Session } from '@contract/schemas';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useTranslation } from '../../locale/useTranslation';
import { EditionLine } from '../../ui/EditionLine';
import { LoadingNotice } from '../../ui/Notices';
import { AgeLine } from './AgeLine';
import { HeatMap } from './HeatMap';
import './heatmap.css';
import { Legend } from './Legend';
import type { Panel } from './panels';
import { useFirstPicture } from './useFirstPicture';
import { type HeatAddress, useHeatAddress } from './useHeatAddress';
import { type HeatPage, useHeatPage } from './useHeatPage';

// The panels are downloaded once the map is there: they bring the component library with them.
const loadPanels = () => import('./panels');
const FilterPanel = lazy(async () => ({ default: (await loadPanels()).FilterPanel }));
const HeadPanel = lazy(async () => ({ default: (await loadPanels()).HeadPanel }));
const SidePanel = lazy(async () => ({ default: (await loadPanels()).SidePanel }));
const TablePanel = lazy(async () => ({ default: (await loadPanels()).TablePanel }));
const TimePanel = lazy(async () => ({ default: (await loadPanels()).TimePanel }));
const WallPanel = lazy(async () => ({ default: (await loadPanels()).WallPanel }));

interface PageProps {
  readonly city: City;
  readonly session: Session;
}

/** Where it is worst, whether it gets worse, who must act: the map or its table, the filters, and the figures beside it. */
export function HeatmapPage({ city, session }: PageProps) {
  const { t } = useTranslation();
  const startZoom = session.districtCode ? 12.5 : 9;
  const { address, view, setView } = useHeatAddress(session, city.timeZone, startZoom);
  const page = useHeatPage(city, address, view);
  const [panel, setPanel] = useState<Panel>(null);
  const { answer } = page;
  const { isThere, onDrawn } = useFirstPicture(address, page);
  const map = address.isTable ? (
    <Part fallback={<LoadingNotice rows={12} />}>
      <TablePanel address={address} page={page} />
    </Part>
  ) : (
    <HeatMap
      city={city}
      session={session}
      address={address}
      view={view}
      onView={setView}
      startZoom={startZoom}
      page={page}
      onDrawn={onDrawn}
    >
      {page.legend && (
        <Legend legend={page.legend} total={address.show === 'forecast' ? null : (page.summary?.total.count ?? null)} />
      )}
    </HeatMap>
  );
  return (
    <div
      className="heat"
      data-heat-level={answer.picture?.areas.level}
      data-heat-show={address.show}
      data-heat-loading={answer.isFetching}
      data-panel={panel ?? undefined}
      data-wall={address.isWall || undefined}
    >
      {!address.isWall && (
        <section className="heat-filters" id="heat-filters" aria-label={t('heat.filters')}>
          <Part isThere={isThere} fallback={<LoadingNotice rows={14} />}>
            <FilterPanel city={city} session={session} address={address} />
          </Part>
        </section>
      )}
      <div className="heat-middle">
        <Part>{address.isWall && <WallPanel />}</Part>
        {!address.isWall && (
          <header className="heat-head">
            <Part isThere={isThere} fallback={<LoadingNotice rows={1} />}>
              <HeadPanel address={address} page={page} panel={panel} onPanel={setPanel} />
            </Part>
          </header>
        )}
        <div className="heat-map">{map}</div>
        <Foot address={address} page={page} timeZone={city.timeZone} />
      </div>
      {!address.isWall && (
        <aside className="heat-side" id="heat-side">
          <Part isThere={isThere} fallback={<LoadingNotice rows={10} />}>
            <SidePanel address={address} page={page} />
          </Part>
        </aside>
      )}
    </div>
  );
}

interface PartProps {
  /** Whether it may be built already. */
  readonly isThere?: boolean;
  /** What stands in its place meanwhile. */
  readonly fallback?: ReactNode;
  readonly children: ReactNode;
}

/** A part that comes by itself: the others do not wait for it. */
function Part({ isThere = true, fallback = null, children }: PartProps) {
  return <Suspense fallback={fallback}>{isThere ? children : fallback}</Suspense>;
}

interface FootProps {
  readonly address: HeatAddress;
  readonly page: HeatPage;
  readonly timeZone: string;
}

/** Below the map: the time bar of a time-lapse, how old the figures are, and of which edition of the grids. */
function Foot({ address, page, timeZone }: FootProps) {
  const { answer, editions } = page;
  return (
    <>
      <Part>{address.show === 'frames' && <TimePanel address={address} page={page} />}</Part>
      <div className="heat-foot">
        {answer.picture && (
          <>
            <AgeLine freshness={answer.picture.freshness} timeZone={timeZone} />
            <EditionLine editions={editions} />
          </>
        )}
      </div>
    </>
  );
}
