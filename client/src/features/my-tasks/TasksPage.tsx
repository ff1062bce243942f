import type { City, Session } from '@contract/schemas';
import { type ReactNode, useMemo } from 'react';
import type { CaseRef } from '../../api/queryKeys';
import { useTranslation } from '../../locale/useTranslation';
import { DeskWorkspace } from '../../ui/desk/DeskWorkspace';
import type { DeskDefinition } from '../../ui/desk/deskDefinition';

export interface TasksPageProps {
  readonly city: City;
  readonly session: Session;
  readonly renderCase: (ref: CaseRef) => ReactNode;
}

/** The inspector's tasks in their own grids: to confirm before filing, to verify after handling. */
export function TasksPage(props: TasksPageProps) {
  const { t } = useTranslation();
  const desk = useMemo<DeskDefinition>(
    () => ({
      base: '/field/tasks',
      title: t('desk.tasks.title'),
      extra: { inspector: 'me' },
      tabs: [
        { tab: { key: 'all', statuses: ['confirming', 'verifying'], order: 'newest' }, label: t('desk.tasks.all') },
        { tab: { key: 'confirming', statuses: ['confirming'], order: 'newest' }, label: t('desk.tasks.confirming') },
        { tab: { key: 'verifying', statuses: ['verifying'], order: 'newest' }, label: t('desk.tasks.verifying') },
      ],
    }),
    [t],
  );
  return <DeskWorkspace desk={desk} {...props} />;
}
