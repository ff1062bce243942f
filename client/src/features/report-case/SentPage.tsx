import { isFounding } from '@domain/case/commands';
import { useMemo } from 'react';
import { useNavigate } from 'react-router';
import { useQueue } from '../../api/queue';
import { useTranslation } from '../../locale/useTranslation';
import { isCaseItem } from '../../offline/outbox';
import { useOutbox } from '../../offline/useOutbox';
import { QueueList } from '../../ui/QueueList';
import { OutboxRow } from './OutboxRow';

/** Everything reported from here: first what is on the device, then the person's cases with their state. */
export function SentPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { items } = useOutbox();
  const filter = useMemo(() => ({ reporter: 'me' as const, order: 'newest' as const, limit: 50 }), []);
  const queue = useQueue(filter);
  const onServer = useMemo(() => new Set(queue.items.map((item) => item.id)), [queue.items]);
  const shown = items
    .filter(isCaseItem)
    .filter((item) => item.state !== 'sent' || !onServer.has(item.command.caseId))
    .filter((item) => item.state !== 'sent' || isFounding(item.command))
    .reverse();
  return (
    <div className="sent-page">
      <h1>{t('outbox.title')}</h1>
      {shown.length > 0 && (
        <section aria-label={t('outbox.onDevice')}>
          <h2 className="field-small-title">{t('outbox.onDevice')}</h2>
          <ul className="queue-list">
            {shown.map((item) => (
              <OutboxRow key={item.commandId} item={item} />
            ))}
          </ul>
        </section>
      )}
      <section aria-label={t('outbox.onServer')}>
        <h2 className="field-small-title">
          {t('outbox.onServer')} · {t('list.count', { count: queue.total })}
        </h2>
        <QueueList
          queue={queue}
          filter={filter}
          selectedId={null}
          onSelect={(item) => void navigate(`/case/${item.districtCode}/${item.id}`)}
        />
      </section>
    </div>
  );
}
