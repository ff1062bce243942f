import type { ComponentDetail } from '@contract/schemas/inventory';
import type { ReactNode } from 'react';
import { useTranslation } from '../../locale/useTranslation';
import { GroupedCode } from '../../ui/GroupedCode';
import { useCategoryNames } from '../../ui/useCategoryNames';
import { StateMark } from './StateMark';

/** All standard attributes, each with the name under which it is exchanged. */
export function ComponentFacts({ detail }: { detail: ComponentDetail }) {
  const { t } = useTranslation();
  const nameOf = useCategoryNames();
  const { longitude, latitude } = detail.location;
  const rows: [standard: string, label: string, value: ReactNode][] = [
    ['ObjID', t('inventory.fact.code'), <GroupedCode key="code" code={detail.code} />],
    ['ObjName', t('inventory.fact.name'), detail.name],
    ['', t('inventory.category'), nameOf(detail.categoryId, detail.categoryName)],
    ['DeptCode1, DeptName1', t('inventory.fact.authority'), department(detail.authorityCode, detail.authorityName)],
    ['DeptCode2, DeptName2', t('inventory.fact.owner'), department(detail.ownerCode, detail.ownerName)],
    ['DeptCode3, DeptName3', t('inventory.fact.maintainer'), department(detail.maintainerCode, detail.maintainerName)],
    [
      'BGID',
      t('inventory.fact.unitGrid'),
      detail.unitGridCode && <GroupedCode key="grid" code={detail.unitGridCode} />,
    ],
    ['ObjState', t('inventory.stateLabel'), <StateMark key="state" state={detail.state} />],
    ['ORDate', t('inventory.fact.recordedOn'), detail.recordedOn],
    ['CHDate', t('inventory.fact.changedOn'), detail.changedOn],
    ['DataSource', t('inventory.fact.dataSource'), t(`inventory.dataSource.${detail.dataSource}`)],
    ['', t('inventory.fact.accuracy'), t(`inventory.accuracy.${detail.accuracy}`)],
    ['', t('inventory.fact.location'), `${longitude.toFixed(6)}, ${latitude.toFixed(6)}`],
    ['Note', t('inventory.fact.note'), detail.note],
  ];
  return (
    <dl className="component-facts">
      {rows.map(([standard, label, value]) => (
        <div key={label}>
          <dt title={standard || undefined}>{label}</dt>
          <dd>{value || '—'}</dd>
        </div>
      ))}
    </dl>
  );
}

function department(code: string | null, name: string | null): string | null {
  return code && (name ? `${name}（${code}）` : code);
}
