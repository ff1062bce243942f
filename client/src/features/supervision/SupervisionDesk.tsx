import type { CaseSummary } from '@contract/schemas';
import { openStatuses } from '@domain/case/caseFile';
import { useMemo } from 'react';
import { useTranslation } from '../../locale/useTranslation';
import { SelectableRow } from '../../ui/bulk/SelectableRow';
import { type DeskExtras, DeskWorkspace, type DeskWorkspaceProps } from '../../ui/desk/DeskWorkspace';
import { RowNotes } from '../../ui/RowNotes';
import { supervisionDesk } from './tabs';
import { UrgeBar } from './UrgeBar';

const desk = '/supervision';
const extras: DeskExtras = {
  renderTools: (queue) => <UrgeBar desk={desk} items={queue.items} mayBeUrged={mayBeUrged} />,
  renderRow: (item, row) => (
    <div className="with-notes">
      {mayBeUrged(item) ? (
        <SelectableRow desk={desk} item={item}>
          {row}
          <RowNotes item={item} />
        </SelectableRow>
      ) : (
        <>
          {row}
          <RowNotes item={item} />
        </>
      )}
    </div>
  ),
};

/** The supervisor's desk: late cases are urged, one or many; answers are watched; appeals are decided. */
export function SupervisionDesk(props: Omit<DeskWorkspaceProps, 'desk'>) {
  const { t } = useTranslation();
  const definition = useMemo(() => supervisionDesk(t), [t]);
  return <DeskWorkspace desk={definition} extras={extras} {...props} />;
}

/** An answer that is owed already is not asked for twice from here; the case itself still offers it. */
function mayBeUrged({ status, supervision }: CaseSummary): boolean {
  return openStatuses.includes(status) && supervision !== 'owed';
}
