import type { City, Session } from '@contract/schemas';
import { type ReactNode, useMemo } from 'react';
import { useCase } from '../../api/cases';
import type { CaseRef } from '../../api/queryKeys';
import { useQueue } from '../../api/queue';
import { useTranslation } from '../../locale/useTranslation';
import '../../ui/queue.css';
import '../../ui/desk/desk.css';
import { DeskMap } from '../../ui/desk/DeskMap';
import { useQueueKeys } from '../../ui/desk/useQueueKeys';
import { FilterBar } from './FilterBar';
import { ResultHead } from './ResultHead';
import { ResultTable } from './ResultTable';
import { SavedFilters } from './SavedFilters';
import './search.css';
import { useSearchAddress } from './useSearchAddress';

export interface SearchPageProps {
  readonly city: City;
  readonly session: Session;
  readonly renderCase: (ref: CaseRef) => ReactNode;
}

/** Search over all cases one may see: filters above, saved ones at the left, table and map side by side, the case beside them. */
export function SearchPage({ city, session, renderCase }: SearchPageProps) {
  const { t } = useTranslation();
  const search = useSearchAddress();
  const { address, filter, setFilter } = search;
  const { selected, select } = address;
  const queue = useQueue(useMemo(() => ({ ...filter, limit: 100 }), [filter]));
  const detail = useCase(selected);
  useQueueKeys(queue.items, selected?.caseId ?? null, select);
  const isNarrowed = Object.keys(filter).length > 0;
  return (
    <div className="search-page" data-has-case={selected !== null}>
      <FilterBar search={search} />
      <SavedFilters search={search} />
      <section className="search-results" aria-label={t('search.results')}>
        <ResultHead
          search={search}
          total={queue.isSuccess ? queue.total : null}
          mayExport={session.permissions.includes('case.export')}
        />
        <div className="search-scroll queue-list">
          <ResultTable
            queue={queue}
            selectedId={selected?.caseId ?? null}
            onSelect={(item) => select({ districtCode: item.districtCode, caseId: item.id })}
            onClear={isNarrowed ? () => setFilter({}) : undefined}
          />
        </div>
      </section>
      <div className="search-side">
        <DeskMap
          city={city}
          session={session}
          items={queue.items}
          selected={selected}
          detail={detail.data ?? null}
          address={address}
        />
        {selected && <section className="desk-case">{renderCase(selected)}</section>}
      </div>
    </div>
  );
}
