import { Form, Radio } from 'antd';
import { useUnits } from '../../api/reference';
import { useTranslation } from '../../locale/useTranslation';
import type { CommandFormProps } from '../../ui/commandForm';
import { LoadingNotice } from '../../ui/Notices';
import { FormButtons } from './VisitForm';

/** What the choice of no sub-unit is called in the form; units have codes of their own. */
const ownUnit = 'own';

/** Gives the case to one of the unit's own sub-units, or takes it back. */
export function SubUnitForm({ detail, isGiving, onGive, onCancel }: CommandFormProps<'assign-sub-unit'>) {
  const { t } = useTranslation();
  const { data: units } = useUnits();
  if (!units) return <LoadingNotice rows={2} />;
  const children = units.filter((unit) => unit.parentCode === detail.unitCode);
  const submit = ({ unitCode }: { unitCode: string }) =>
    void onGive({ unitCode: unitCode === ownUnit ? null : unitCode });
  return (
    <Form layout="vertical" initialValues={{ unitCode: detail.subUnitCode ?? ownUnit }} onFinish={submit}>
      <Form.Item name="unitCode" label={t('work.subUnit')}>
        <Radio.Group className="condition-list">
          <Radio value={ownUnit}>{t('work.ownUnit')}</Radio>
          {children.map(({ code, name }) => (
            <Radio key={code} value={code}>
              {name}
            </Radio>
          ))}
        </Radio.Group>
      </Form.Item>
      {children.length === 0 && <p className="case-quiet">{t('work.noSubUnits')}</p>}
      <FormButtons label={t('command.assign-sub-unit')} isGiving={isGiving} onCancel={onCancel} />
    </Form>
  );
}
