import { useMemo } from 'react';
import { useTranslation } from '../../locale/useTranslation';
import { DeskWorkspace, type DeskWorkspaceProps } from '../../ui/desk/DeskWorkspace';
import type { DeskDefinition } from '../../ui/desk/deskDefinition';

/** The dispatcher's desk: what waits for a unit, what is out, what came back. */
export function DispatchDesk(props: Omit<DeskWorkspaceProps, 'desk'>) {
  const { t } = useTranslation();
  const desk = useMemo<DeskDefinition>(
    () => ({
      base: '/dispatch',
      title: t('desk.dispatch.title'),
      tabs: [
        { tab: { key: 'filed', statuses: ['filed'], order: 'newest' }, label: t('desk.dispatch.filed') },
        {
          tab: { key: 'dispatched', statuses: ['dispatched', 'handling'], order: 'due' },
          label: t('desk.dispatch.dispatched'),
        },
        { tab: { key: 'verifying', statuses: ['verifying'], order: 'newest' }, label: t('desk.dispatch.verifying') },
      ],
    }),
    [t],
  );
  return <DeskWorkspace desk={desk} {...props} />;
}
