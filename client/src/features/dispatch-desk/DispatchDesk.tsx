import { useMemo } from 'react';
import { useTranslation } from '../../locale/useTranslation';
import { SelectableRow } from '../../ui/bulk/SelectableRow';
import { type DeskExtras, DeskWorkspace, type DeskWorkspaceProps } from '../../ui/desk/DeskWorkspace';
import { RowNotes } from '../../ui/RowNotes';
import { AssignBar } from './AssignBar';
import { startDrag } from './drag';
import { RequestDecision } from './RequestDecision';
import { dispatchDesk } from './tabs';
import { UnitPanel } from './UnitPanel';
import './dispatch.css';

const desk = '/dispatch';

/** The dispatcher's desk: what waits for a unit, which requests wait for a decision, what is out and what is late. */
export function DispatchDesk({ renderCase, ...props }: Omit<DeskWorkspaceProps, 'desk'>) {
  const { t } = useTranslation();
  const definition = useMemo(() => dispatchDesk(t), [t]);
  const { districtCode } = props.session;
  const extras = useMemo<DeskExtras>(
    () => ({
      renderTools: (queue) => <AssignBar desk={desk} items={queue.items} districtCode={districtCode} />,
      renderRow: (item, row) => (
        <div className="with-notes">
          {item.status === 'filed' ? (
            <SelectableRow desk={desk} item={item} onDragStart={startDrag}>
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
      aside: <UnitPanel desk={desk} districtCode={districtCode} />,
    }),
    [districtCode],
  );
  return (
    <DeskWorkspace
      desk={definition}
      extras={extras}
      renderCase={(ref) => (
        <>
          <RequestDecision key={ref.caseId} caseRef={ref} />
          {renderCase(ref)}
        </>
      )}
      {...props}
    />
  );
}
