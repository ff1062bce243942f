import type { InspectorOfDistrict } from '@contract/schemas/search';
import { Form, Select } from 'antd';
import { useInspectors } from '../../api/inspectors';
import { useTranslation } from '../../locale/useTranslation';
import type { CommandFormProps } from '../../ui/commandForm';
import { FormButtons } from './FormButtons';
import { WordsField } from './WordsField';

interface Values {
  readonly inspectorId: string;
  readonly note?: string;
}

/** Nobody by name: whoever patrols the place. */
const anybody = '';

/** Gives the confirmation or verification on site to one inspector, or back to whoever patrols there. */
export function AssignInspectorForm({ detail, isGiving, onGive, onCancel }: CommandFormProps<'assign-inspector'>) {
  const submit = ({ inspectorId, note }: Values) => onGive({ inspectorId: inspectorId || null, note });
  return <InspectorForm detail={detail} isGiving={isGiving} onSubmit={submit} onCancel={onCancel} />;
}

/** Sends somebody to look before the case is accepted; Enter alone sends whoever patrols there. */
export function RequestConfirmationForm(props: CommandFormProps<'request-confirmation'>) {
  const { detail, isGiving, onGive, onCancel } = props;
  const submit = ({ inspectorId, note }: Values) => onGive({ inspectorId: inspectorId || undefined, note });
  return <InspectorForm detail={detail} isGiving={isGiving} onSubmit={submit} onCancel={onCancel} />;
}

interface InspectorFormProps extends Pick<CommandFormProps<'note'>, 'detail' | 'isGiving' | 'onCancel'> {
  readonly onSubmit: (values: Values) => Promise<void>;
}

function InspectorForm({ detail, isGiving, onSubmit, onCancel }: InspectorFormProps) {
  const { t } = useTranslation();
  const { data = [], isPending } = useInspectors(detail.districtCode);
  const own = data.filter((each) => patrolsAt(each, detail.responsibilityGridCode));
  const others = data.filter((each) => !own.includes(each));
  const options = [
    { value: anybody, label: t('form.anyInspector') },
    ...[...own, ...others].map((each) => ({
      value: each.id,
      label: `${each.name} · ${each.isOnDuty ? t('form.onDuty') : t('form.offDuty')}`,
    })),
  ];
  return (
    <Form<Values>
      layout="vertical"
      requiredMark={false}
      initialValues={{ inspectorId: detail.assigneeId ?? anybody }}
      onFinish={(values) => void onSubmit(values)}
    >
      <Form.Item name="inspectorId" label={t('form.inspector')}>
        <Select options={options} loading={isPending} showSearch={{ optionFilterProp: 'label' }} />
      </Form.Item>
      <WordsField name="note" label={t('form.noteOptional')} />
      <FormButtons isGiving={isGiving} onCancel={onCancel} isFirst />
    </Form>
  );
}

function patrolsAt(inspector: InspectorOfDistrict, gridCode: string | null): boolean {
  return gridCode !== null && inspector.responsibilityGridCodes.includes(gridCode);
}
