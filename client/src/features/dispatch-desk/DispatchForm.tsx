import type { ProposalView } from '@contract/schemas/dispatch';
import { Button, Select } from 'antd';
import { useMemo, useState } from 'react';
import { useProposal } from '../../api/cases';
import { useUnits } from '../../api/reference';
import { useTranslation } from '../../locale/useTranslation';
import type { CommandFormProps } from '../../ui/commandForm';
import { ErrorNotice, LoadingNotice } from '../../ui/Notices';
import { useInstant } from '../../ui/useInstant';
import './dispatch.css';
import { ProposalReasons } from './ProposalReasons';
import { UnitChoice } from './UnitChoice';

/** Dispatches a case: the unit that the rules propose and why, its alternatives, any other unit; one primary button. */
export function DispatchForm(props: CommandFormProps<'dispatch'>) {
  const { detail } = props;
  const proposal = useProposal({ districtCode: detail.districtCode, caseId: detail.id });
  if (proposal.isPending) return <LoadingNotice rows={3} />;
  if (!proposal.data) return <ErrorNotice error={proposal.error} onRetry={proposal.refetch} />;
  return <DispatchChoice {...props} proposal={proposal.data} />;
}

function DispatchChoice({
  detail,
  isGiving,
  onGive,
  onCancel,
  proposal,
}: CommandFormProps<'dispatch'> & { proposal: ProposalView }) {
  const { t } = useTranslation();
  const instant = useInstant();
  const { data: units } = useUnits();
  const [chosen, setChosen] = useState<string | null>(proposal.unitCode);
  const others = useMemo(
    () => units?.filter((unit) => unit.districtCode === detail.districtCode) ?? [],
    [units, detail.districtCode],
  );
  const listed = listedName(proposal, chosen);
  const name = listed ?? others.find((unit) => unit.code === chosen)?.name;
  return (
    <div className="dispatch-form">
      {proposal.unitCode ? <ProposalReasons proposal={proposal} /> : <p>{t('dispatch.none')}</p>}
      <UnitChoice proposal={proposal} chosen={chosen} onChoose={setChosen} />
      <Select
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={t('dispatch.others')}
        placeholder={t('dispatch.others')}
        value={listed === undefined ? chosen : null}
        options={others.map((unit) => ({ value: unit.code, label: unit.name }))}
        onChange={setChosen}
      />
      {proposal.dueAt && <p className="case-quiet">{t('dispatch.dueIf', { instant: instant(proposal.dueAt) })}</p>}
      <div className="case-buttons">
        <Button
          type="primary"
          loading={isGiving}
          disabled={!chosen}
          onClick={() => void (chosen && onGive({ unitCode: chosen }))}
        >
          {chosen ? t('dispatch.dispatchTo', { unit: name ?? chosen }) : t('dispatch.noUnit')}
        </Button>
        <Button onClick={onCancel}>{t('action.cancel')}</Button>
      </div>
    </div>
  );
}

/** The name of a unit that the proposal itself lists. */
function listedName(proposal: ProposalView, code: string | null): string | undefined {
  if (code !== null && code === proposal.unitCode) return proposal.unitName ?? code;
  return proposal.alternatives.find((unit) => unit.unitCode === code)?.name;
}
