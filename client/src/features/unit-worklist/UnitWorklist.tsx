import type { CaseSummary } from '@contract/schemas';
import { useMemo } from 'react';
import { useTranslation } from '../../locale/useTranslation';
import { type DeskExtras, DeskWorkspace, type DeskWorkspaceProps } from '../../ui/desk/DeskWorkspace';
import type { DeskDefinition } from '../../ui/desk/deskDefinition';
import { RowNotes } from '../../ui/RowNotes';
import { AcknowledgeRow } from './AcknowledgeRow';
import './worklist.css';

/** A disposal unit's worklist: to acknowledge, in work, waiting for verification, resting, done; what is due first comes first. */
export function UnitWorklist(props: Omit<DeskWorkspaceProps, 'desk'>) {
  const { t } = useTranslation();
  const desk = useMemo<DeskDefinition>(
    () => ({
      base: '/worklist',
      title: t('desk.worklist.title'),
      tabs: [
        { tab: { key: 'dispatched', statuses: ['dispatched'], order: 'due' }, label: t('tab.worklist.dispatched') },
        { tab: { key: 'handling', statuses: ['handling'], order: 'due' }, label: t('tab.worklist.handling') },
        { tab: { key: 'verifying', statuses: ['verifying'], order: 'due' }, label: t('tab.worklist.verifying') },
        { tab: { key: 'suspended', statuses: ['suspended'], order: 'due' }, label: t('tab.worklist.suspended') },
        { tab: { key: 'ended', statuses: ['verified', 'closed'], order: 'newest' }, label: t('tab.worklist.ended') },
      ],
    }),
    [t],
  );
  const extras = useMemo<DeskExtras>(
    () => ({
      renderRow: (item, row) => (
        <div className="with-notes">
          {row}
          <RowNotes item={item} extra={mayAppeal(item) ? t('rowNote.mayAppeal') : null} />
          {item.status === 'dispatched' && item.request === null && <AcknowledgeRow item={item} />}
        </div>
      ),
    }),
    [t],
  );
  return <DeskWorkspace desk={desk} extras={extras} {...props} />;
}

/** Handled late and not yet appealed: the lamp of an ended case is that of its disposal. */
function mayAppeal({ stage, lamp, appeal }: CaseSummary): boolean {
  return stage === 'ended' && lamp === 'red' && appeal === null;
}
