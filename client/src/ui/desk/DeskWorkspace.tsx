import type { CaseSummary, City, Session } from '@contract/schemas';
import type { ReactNode } from 'react';
import { useCase } from '../../api/cases';
import type { CaseRef } from '../../api/queryKeys';
import { useQueue } from '../../api/queue';
import { useTranslation } from '../../locale/useTranslation';
import { QueueList } from '../QueueList';
import './desk.css';
import { DeskMap } from './DeskMap';
import type { DeskDefinition } from './deskDefinition';
import { QueueHead } from './QueueHead';
import { useDeskAddress } from './useDeskAddress';
import { useDeskFilter } from './useDeskFilter';
import { useQueueKeys } from './useQueueKeys';

export interface DeskWorkspaceProps {
  readonly city: City;
  readonly session: Session;
  readonly desk: DeskDefinition;
  readonly renderCase: (ref: CaseRef) => ReactNode;
  readonly extras?: DeskExtras;
}

/** What a desk adds to the common frame. */
export interface DeskExtras {
  /** Stands between the queue's head and its list: what can be done with several of the shown cases. */
  readonly renderTools?: (queue: ReturnType<typeof useQueue>) => ReactNode;
  /** Wraps a row of the queue. */
  readonly renderRow?: (item: CaseSummary, row: ReactNode) => ReactNode;
  /** The order of the cases that are shown, where it is not the list's own. */
  readonly arrange?: (items: CaseSummary[]) => CaseSummary[];
  /** Stands beside the map on a wide screen. */
  readonly aside?: ReactNode;
}

/** A desk's frame: queue at the left, map above the selected case. Selecting in either moves the other. */
export function DeskWorkspace({ city, session, desk, renderCase, extras = none }: DeskWorkspaceProps) {
  const { t } = useTranslation();
  const address = useDeskAddress(desk.base);
  const { selected, select } = address;
  const narrowed = useDeskFilter(desk, address);
  const { filter, clear } = narrowed;
  const loaded = useQueue(filter);
  const queue = extras.arrange ? { ...loaded, items: extras.arrange(loaded.items) } : loaded;
  const detail = useCase(selected);
  useQueueKeys(queue.items, selected?.caseId ?? null, select);
  return (
    <div className="desk" data-has-case={selected !== null}>
      <section className="desk-queue" aria-label={t('desk.queue')}>
        <QueueHead desk={desk} narrowed={narrowed} total={queue.total} onSet={address.setParameter} />
        {extras.renderTools?.(queue)}
        <div className="desk-queue-body">
          <QueueList
            queue={queue}
            filter={filter}
            renderRow={extras.renderRow}
            selectedId={selected?.caseId ?? null}
            onSelect={(item) => select({ districtCode: item.districtCode, caseId: item.id })}
            onClearFilter={clear}
          />
        </div>
      </section>
      <div className="desk-main">
        <div className="desk-top">
          <DeskMap
            city={city}
            session={session}
            items={queue.items}
            selected={selected}
            detail={detail.data ?? null}
            address={address}
          />
          {extras.aside && <div className="desk-aside">{extras.aside}</div>}
        </div>
        {selected ? (
          <section className="desk-case">{renderCase(selected)}</section>
        ) : (
          <p className="desk-hint">{t('case.select')}</p>
        )}
      </div>
    </div>
  );
}

const none: DeskExtras = {};
