import { caseStatuses, openStatuses } from '@domain/case/caseFile';
import type { Translate } from '../../locale/useTranslation';
import type { DeskDefinition } from '../../ui/desk/deskDefinition';

/** The supervisor's queues: what is late or nearly so, which answers are owed, which appeals wait. */
export function supervisionDesk(t: Translate): DeskDefinition {
  return {
    base: '/supervision',
    title: t('tab.supervision.title'),
    tabs: [
      {
        tab: { key: 'overdue', statuses: openStatuses, order: 'due', filter: { lamp: ['red'] } },
        label: t('tab.supervision.overdue'),
      },
      {
        tab: { key: 'near', statuses: openStatuses, order: 'due', filter: { lamp: ['yellow'] } },
        label: t('tab.supervision.near'),
      },
      {
        tab: { key: 'owed', statuses: caseStatuses, order: 'due', filter: { supervision: ['owed'] } },
        label: t('tab.supervision.owed'),
      },
      {
        tab: { key: 'answered', statuses: openStatuses, order: 'due', filter: { supervision: ['answered'] } },
        label: t('tab.supervision.answered'),
      },
      {
        tab: { key: 'appeals', statuses: caseStatuses, order: 'newest', filter: { appeal: ['pending'] } },
        label: t('tab.supervision.appeals'),
      },
    ],
  };
}
