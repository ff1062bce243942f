import type { City, Session } from '@contract/schemas';
import { type ReactNode, useMemo } from 'react';
import type { CaseRef } from '../../api/queryKeys';
import { useTranslation } from '../../locale/useTranslation';
import { type DeskExtras, DeskWorkspace } from '../../ui/desk/DeskWorkspace';
import type { DeskDefinition } from '../../ui/desk/deskDefinition';
import { RowNotes } from '../../ui/RowNotes';
import { myFirst } from './myFirst';
import { RefusedNotice } from './RefusedNotice';

export interface TasksPageProps {
  readonly city: City;
  readonly session: Session;
  readonly renderCase: (ref: CaseRef) => ReactNode;
}

/** The inspector's tasks in their own grids: to confirm before filing, to verify after handling; those given by name first. */
export function TasksPage({ renderCase, ...props }: TasksPageProps) {
  const { t } = useTranslation();
  const personId = props.session.id;
  const desk = useMemo<DeskDefinition>(
    () => ({
      base: '/field/tasks',
      title: t('desk.tasks.title'),
      extra: { inspector: 'me' },
      tabs: [
        { tab: { key: 'all', statuses: ['confirming', 'verifying'], order: 'due' }, label: t('desk.tasks.all') },
        { tab: { key: 'confirming', statuses: ['confirming'], order: 'due' }, label: t('desk.tasks.confirming') },
        { tab: { key: 'verifying', statuses: ['verifying'], order: 'due' }, label: t('desk.tasks.verifying') },
      ],
    }),
    [t],
  );
  const extras = useMemo<DeskExtras>(
    () => ({
      arrange: (items) => myFirst(items, personId),
      renderRow: (item, row) => (
        <div className="with-notes">
          {row}
          <RowNotes item={item} extra={item.assigneeId === personId ? t('rowNote.forYou') : null} />
        </div>
      ),
    }),
    [personId, t],
  );
  return (
    <DeskWorkspace
      desk={desk}
      extras={extras}
      renderCase={(ref) => (
        <>
          <RefusedNotice caseId={ref.caseId} />
          {renderCase(ref)}
        </>
      )}
      {...props}
    />
  );
}
