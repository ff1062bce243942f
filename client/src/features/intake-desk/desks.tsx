import { caseStatuses, stageOf } from '@domain/case/caseFile';
import { useMemo } from 'react';
import { useTranslation } from '../../locale/useTranslation';
import { DeskWorkspace, type DeskWorkspaceProps } from '../../ui/desk/DeskWorkspace';
import type { DeskDefinition } from '../../ui/desk/deskDefinition';

const ended = caseStatuses.filter((status) => stageOf(status) === 'ended');

type Props = Omit<DeskWorkspaceProps, 'desk'>;

/** The intake operator's desk: what was reported, what is being confirmed on site, what was accepted. */
export function IntakeDesk(props: Props) {
  const { t } = useTranslation();
  const desk = useMemo<DeskDefinition>(
    () => ({
      base: '/intake',
      title: t('desk.intake.title'),
      hasSources: true,
      tabs: [
        { tab: { key: 'reported', statuses: ['reported'], order: 'due' }, label: t('desk.intake.reported') },
        { tab: { key: 'confirming', statuses: ['confirming'], order: 'due' }, label: t('desk.intake.confirming') },
        { tab: { key: 'accepted', statuses: ['accepted'], order: 'due' }, label: t('desk.intake.accepted') },
        { tab: { key: 'ended', statuses: ended, order: 'newest' }, label: t('desk.intake.ended') },
      ],
    }),
    [t],
  );
  return <DeskWorkspace desk={desk} {...props} />;
}

/** The duty officer's desk: what waits to be filed, what waits to be closed. */
export function DutyDesk(props: Props) {
  const { t } = useTranslation();
  const desk = useMemo<DeskDefinition>(
    () => ({
      base: '/duty',
      title: t('desk.duty.title'),
      hasSources: true,
      tabs: [
        { tab: { key: 'accepted', statuses: ['accepted'], order: 'due' }, label: t('desk.duty.accepted') },
        { tab: { key: 'verified', statuses: ['verified'], order: 'due' }, label: t('desk.duty.verified') },
        {
          tab: { key: 'audit', statuses: ['closed'], order: 'newest', filter: { selfDisposalAudit: ['pending'] } },
          label: t('desk.duty.audit'),
        },
        { tab: { key: 'ended', statuses: ended, order: 'newest' }, label: t('desk.duty.ended') },
      ],
    }),
    [t],
  );
  return <DeskWorkspace desk={desk} {...props} />;
}
