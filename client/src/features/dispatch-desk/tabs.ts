import { openStatuses, requestKinds } from '@domain/case/caseFile';
import type { Translate } from '../../locale/useTranslation';
import type { DeskDefinition } from '../../ui/desk/deskDefinition';

/** The dispatcher's queues, each with what is due first at its top. */
export function dispatchDesk(t: Translate): DeskDefinition {
  return {
    base: '/dispatch',
    title: t('desk.dispatch.title'),
    tabs: [
      { tab: { key: 'filed', statuses: ['filed'], order: 'due' }, label: t('tab.dispatch.filed') },
      {
        tab: {
          key: 'requests',
          statuses: ['dispatched', 'handling'],
          order: 'due',
          filter: { request: [...requestKinds] },
        },
        label: t('tab.dispatch.requests'),
      },
      { tab: { key: 'handling', statuses: ['handling'], order: 'due' }, label: t('tab.dispatch.handling') },
      { tab: { key: 'suspended', statuses: ['suspended'], order: 'due' }, label: t('tab.dispatch.suspended') },
      {
        tab: { key: 'overdue', statuses: openStatuses, order: 'due', filter: { lamp: ['red'] } },
        label: t('tab.dispatch.overdue'),
      },
      { tab: { key: 'dispatched', statuses: ['dispatched'], order: 'due' }, label: t('tab.dispatch.dispatched') },
    ],
  };
}
