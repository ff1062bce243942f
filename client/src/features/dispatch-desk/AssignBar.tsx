import type { CaseSummary } from '@contract/schemas';
import { Button, Select } from 'antd';
import { useEffect, useRef } from 'react';
import { useParams } from 'react-router';
import { useUnitLoads } from '../../api/unitLoads';
import { useTranslation } from '../../locale/useTranslation';
import { BulkBar } from '../../ui/bulk/BulkBar';
import { startBulk } from '../../ui/bulk/bulkJobs';
import { caseAtHand } from '../../ui/bulk/caseAtHand';
import { select, selectedOf, toggle, useSelection } from '../../ui/bulk/selection';
import { useShortcuts } from '../../ui/desk/shortcuts';
import { chooseUnit, sendAsProposed, sendTo, useChosenUnit } from './assignment';

export interface AssignBarProps {
  readonly desk: string;
  readonly items: readonly CaseSummary[];
  readonly districtCode: string | null;
}

const isWaiting = (item: CaseSummary) => item.status === 'filed';

/** What can be done with the selected cases: as the rules propose, or all to one unit. */
export function AssignBar({ desk, items, districtCode }: AssignBarProps) {
  const { t } = useTranslation();
  const { caseId = null } = useParams();
  const ids = useSelection(desk);
  const candidates = items.filter(isWaiting);
  const chosen = selectedOf(items, ids, isWaiting);
  const mark = () => {
    const id = caseAtHand(caseId);
    if (id && candidates.some((item) => item.id === id)) toggle(desk, id);
  };
  useShortcuts([{ key: 'x', label: t('bulk.selectThis'), run: mark }]);
  const send = (give: Parameters<typeof startBulk>[2]) => {
    select(desk, []);
    chooseUnit(null);
    void startBulk(desk, chosen, give);
  };
  return (
    <BulkBar desk={desk} candidates={candidates} chosen={chosen} hint={t('bulk.keys')}>
      <Button type="primary" size="small" data-bulk-action="proposal" onClick={() => send(sendAsProposed)}>
        {t('assign.byProposal')}
      </Button>
      <UnitSelect districtCode={chosen[0]?.districtCode ?? districtCode} />
      <ChosenUnitConfirm count={chosen.length} onConfirm={(unitCode) => send(sendTo(unitCode))} />
    </BulkBar>
  );
}

function UnitSelect({ districtCode }: { districtCode: string | null }) {
  const { t } = useTranslation();
  const { data: units = [] } = useUnitLoads(districtCode);
  const { unit } = useChosenUnit();
  return (
    <Select
      size="small"
      className="assign-select"
      showSearch={{ optionFilterProp: 'label' }}
      aria-label={t('assign.toUnit')}
      placeholder={t('assign.toUnit')}
      value={unit?.code ?? null}
      options={units.map(({ code, name }) => ({ value: code, label: name }))}
      onChange={(code) => chooseUnit(units.find((each) => each.code === code) ?? null)}
    />
  );
}

/** The last word before several cases are sent: how many, to whom. It takes the focus, so that Enter sends. */
function ChosenUnitConfirm({ count, onConfirm }: { count: number; onConfirm: (unitCode: string) => void }) {
  const { t } = useTranslation();
  const { unit } = useChosenUnit();
  const button = useRef<HTMLButtonElement>(null);
  const code = unit?.code;
  useEffect(() => {
    if (code) button.current?.focus();
  }, [code]);
  if (!unit) return null;
  return (
    <div className="assign-confirm" role="status">
      <span>{t('assign.pending', { count, unit: unit.name })}</span>
      <Button ref={button} type="primary" size="small" data-bulk-action="unit" onClick={() => onConfirm(unit.code)}>
        {t('assign.confirm')}
      </Button>
      <Button size="small" onClick={() => chooseUnit(null)}>
        {t('action.cancel')}
      </Button>
    </div>
  );
}
