import { useMemo } from 'react';
import { useTranslation } from '../../locale/useTranslation';
import { DeskWorkspace, type DeskWorkspaceProps } from '../../ui/desk/DeskWorkspace';
import type { DeskDefinition } from '../../ui/desk/deskDefinition';

/** A disposal unit's worklist: to acknowledge, in work, waiting for verification, done; what is due first comes first. */
export function UnitWorklist(props: Omit<DeskWorkspaceProps, 'desk'>) {
  const { t } = useTranslation();
  const desk = useMemo<DeskDefinition>(
    () => ({
      base: '/worklist',
      title: t('desk.worklist.title'),
      tabs: [
        { tab: { key: 'dispatched', statuses: ['dispatched'], order: 'due' }, label: t('desk.worklist.dispatched') },
        { tab: { key: 'handling', statuses: ['handling'], order: 'due' }, label: t('desk.worklist.handling') },
        { tab: { key: 'verifying', statuses: ['verifying'], order: 'newest' }, label: t('desk.worklist.verifying') },
        { tab: { key: 'ended', statuses: ['verified', 'closed'], order: 'newest' }, label: t('desk.worklist.ended') },
      ],
    }),
    [t],
  );
  return <DeskWorkspace desk={desk} {...props} />;
}
