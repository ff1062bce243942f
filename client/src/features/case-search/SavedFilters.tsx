import type { SavedFilter } from '@contract/schemas/search';
import { Button } from 'antd';
import { useState } from 'react';
import { errorCodeOf } from '../../api/problem';
import { useFilterChanges, useSavedFilters } from '../../api/search';
import { useTranslation } from '../../locale/useTranslation';
import { ErrorNotice, LoadingNotice } from '../../ui/Notices';
import { FilterNameForm } from './FilterNameForm';
import { isSameFilter, type SearchFilter } from './filterAddress';
import type { SearchAddress } from './useSearchAddress';

/** Filters kept under a name: one's own and those that colleagues share. */
export function SavedFilters({ search }: { search: SearchAddress }) {
  const { t } = useTranslation();
  const { data, isPending, error, refetch } = useSavedFilters();
  const { create, change, remove } = useFilterChanges();
  const [isNaming, setIsNaming] = useState(false);
  const [removed, setRemoved] = useState<SavedFilter | null>(null);
  const failure = create.error ?? change.error ?? remove.error;
  const keep = (name: string, isShared: boolean, filter: SearchFilter) =>
    create.mutateAsync({ name, isShared, query: { ...filter, order: filter.order ?? 'newest' } });
  return (
    <aside className="search-saved" aria-labelledby="saved-filters">
      <h2 id="saved-filters">{t('search.saved.title')}</h2>
      {isNaming ? (
        <FilterNameForm
          onSave={(name, isShared) => keep(name, isShared, search.filter).then(() => setIsNaming(false))}
          onCancel={() => setIsNaming(false)}
        />
      ) : (
        <Button size="small" block data-action="keep-filter" onClick={() => setIsNaming(true)}>
          {t('search.saved.keep')}
        </Button>
      )}
      {failure && (
        <p className="field-error" role="alert">
          {t(`refusal.${errorCodeOf(failure)}`)}
        </p>
      )}
      {isPending && <LoadingNotice rows={3} />}
      {error && <ErrorNotice error={error} onRetry={refetch} />}
      {data?.length === 0 && <p className="search-quiet">{t('search.saved.none')}</p>}
      <ul className="saved-list">
        {data?.map((saved) => (
          <SavedRow
            key={saved.id}
            saved={saved}
            search={search}
            onRename={(name, isShared) => change.mutateAsync({ filterId: saved.id, body: { name, isShared } })}
            onRemove={() => remove.mutateAsync(saved.id).then(() => setRemoved(saved))}
          />
        ))}
      </ul>
      <div role="status">
        {removed && (
          <p className="saved-undo">
            {t('search.saved.removed', { name: removed.name })}
            <Button
              size="small"
              type="link"
              disabled={removed.query === null}
              onClick={() =>
                removed.query && keep(removed.name, removed.isShared, removed.query).then(() => setRemoved(null))
              }
            >
              {t('search.saved.undo')}
            </Button>
          </p>
        )}
      </div>
    </aside>
  );
}

interface SavedRowProps {
  readonly saved: SavedFilter;
  readonly search: SearchAddress;
  readonly onRename: (name: string, isShared: boolean) => Promise<unknown>;
  readonly onRemove: () => Promise<unknown>;
}

function SavedRow({ saved, search, onRename, onRemove }: SavedRowProps) {
  const { t } = useTranslation();
  const [isEditing, setIsEditing] = useState(false);
  const { query } = saved;
  const isActive = query !== null && isSameFilter(query, search.filter);
  if (isEditing)
    return (
      <li>
        <FilterNameForm
          saved={saved}
          onSave={(name, isShared) => onRename(name, isShared).then(() => setIsEditing(false))}
          onCancel={() => setIsEditing(false)}
        />
      </li>
    );
  return (
    <li data-active={isActive || undefined}>
      <button
        type="button"
        className="saved-name"
        disabled={query === null}
        aria-current={isActive ? 'true' : undefined}
        onClick={() => query && search.setFilter(query)}
      >
        {saved.name}
        <small>
          {query === null
            ? t('search.saved.outdated')
            : saved.isOwn
              ? saved.isShared && t('search.saved.shared')
              : saved.ownerName}
        </small>
      </button>
      {saved.isOwn && (
        <span className="saved-actions">
          <Button
            size="small"
            type="text"
            onClick={() => setIsEditing(true)}
            aria-label={t('search.saved.renameOf', saved)}
          >
            {t('search.saved.rename')}
          </Button>
          <Button
            size="small"
            type="text"
            onClick={() => void onRemove()}
            aria-label={t('search.saved.removeOf', saved)}
          >
            {t('search.saved.remove')}
          </Button>
        </span>
      )}
    </li>
  );
}
