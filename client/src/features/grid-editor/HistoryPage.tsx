import type { GridEdition } from '@contract/schemas';
import { professionalKinds } from '@domain/grid/codes';
import { Input, Slider } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { useGridEditions } from '../../api/unitGridDrafts';
import { useTranslation } from '../../locale/useTranslation';
import { CityMap } from '../../map/CityMap';
import { homeBounds } from '../../ui/marks';
import { EmptyNotice, ErrorNotice, LoadingNotice } from '../../ui/Notices';
import { dayOf } from '../../ui/zonedDay';
import { dayAt, daysBetween, shownDay } from './editionDays';
import type { KnownProps } from './GridEditorPage';
import './gridEditor.css';

/** The grids as they were on any day: a slider over the days, the editions in a table, the map of that day. */
export function HistoryPage({ city, session }: KnownProps) {
  const { t } = useTranslation();
  const [address, setAddress] = useSearchParams();
  const editions = useGridEditions();
  const today = dayOf(Date.now(), city.timeZone);
  const day = shownDay(address.get('day'), today);
  const show = (next: string) => setAddress({ day: next }, { replace: true });
  return (
    <div className="grid-editor">
      <aside className="grid-side">
        <header className="grid-head">
          <Link to="/grids">← {t('grids.back')}</Link>
          <h1>{t('grids.history.title')}</h1>
          <p className="case-quiet">{t('grids.history.intro')}</p>
          <label htmlFor="grid-history-day">{t('grids.history.day')}</label>
          <Input
            id="grid-history-day"
            type="date"
            value={day}
            onChange={(event) => event.target.value && show(event.target.value)}
          />
        </header>
        {editions.isPending && <LoadingNotice />}
        {editions.isError && !editions.data && <ErrorNotice error={editions.error} onRetry={editions.refetch} />}
        {editions.data?.length === 0 && <EmptyNotice title={t('grids.history.none')} />}
        {editions.data && editions.data.length > 0 && (
          <>
            <DaySlider editions={editions.data} day={day} today={today} onDay={show} />
            <EditionTable editions={editions.data} day={day} onDay={show} />
          </>
        )}
      </aside>
      <CityMap
        city={city}
        label={t('grids.history.map')}
        bounds={homeBounds(city, session)}
        day={day === today ? null : day}
        professional={professionalKinds}
        showsComponents={false}
      />
    </div>
  );
}

interface DayProps {
  readonly editions: readonly GridEdition[];
  readonly day: string;
  readonly onDay: (day: string) => void;
}

/** From the first edition to today, or to the last that is entered ahead. */
function DaySlider({ editions, day, today, onDay }: DayProps & { today: string }) {
  const { t } = useTranslation();
  const days = [...editions.map((edition) => edition.day), today].sort();
  const [first, last] = [days[0] ?? today, days.at(-1) ?? today];
  return (
    <div className="grid-slider">
      <Slider
        min={0}
        max={daysBetween(first, last)}
        value={daysBetween(first, day)}
        marks={Object.fromEntries(editions.map((edition) => [daysBetween(first, edition.day), ' ']))}
        tooltip={{ formatter: (value) => dayAt(first, value ?? 0) }}
        ariaLabelForHandle={t('grids.history.day')}
        onChange={(value) => onDay(dayAt(first, value))}
      />
      <div className="grid-slider-ends">
        <span>{first}</span>
        <span>{last}</span>
      </div>
    </div>
  );
}

function EditionTable({ editions, day, onDay }: DayProps) {
  const { t } = useTranslation();
  const present = editions.find((edition) => edition.day <= day);
  return (
    <section className="grid-cells" aria-label={t('grids.history.editions')}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <div className="grid-cells-rows" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('grids.history.from')}</th>
              <th scope="col">{t('grids.history.unit')}</th>
              <th scope="col">{t('grids.history.responsibility')}</th>
              <th scope="col">{t('grids.history.professional')}</th>
            </tr>
          </thead>
          <tbody>
            {editions.map((edition) => (
              <tr key={edition.day} data-day={edition.day} aria-current={edition === present}>
                <td>
                  <button type="button" onClick={() => onDay(edition.day)}>
                    {edition.day}
                  </button>
                </td>
                <td>{t('grids.history.change', { begun: edition.unitBegun, ended: edition.unitEnded })}</td>
                <td>
                  {t('grids.history.change', {
                    begun: edition.responsibilityBegun,
                    ended: edition.responsibilityEnded,
                  })}
                </td>
                <td>
                  {t('grids.history.change', { begun: edition.professionalBegun, ended: edition.professionalEnded })}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
