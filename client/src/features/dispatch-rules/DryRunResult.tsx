import type { DryRunView } from '@contract/schemas/dispatch';
import { Table, type TableColumnsType } from 'antd';
import { Link } from 'react-router';
import { useTranslation } from '../../locale/useTranslation';
import { EmptyNotice } from '../../ui/Notices';
import type { RuleNames } from './useRuleNames';

type Load = DryRunView['units'][number];
type Moved = DryRunView['movedCases'][number];
interface Props {
  readonly result: DryRunView;
  readonly names: RuleNames;
}

/** The figures of a dry run, the load of each unit before and after, and the cases that would go elsewhere. */
export function DryRunResult({ result, names }: Props) {
  const { t } = useTranslation();
  if (result.cases === 0) return <EmptyNotice title={t('rules.dryRun.none')} />;
  return (
    <>
      <Figures result={result} />
      <LoadTable result={result} names={names} />
      {result.moved === 0 ? (
        <EmptyNotice title={t('rules.dryRun.noMove')} />
      ) : (
        <MovedTable result={result} names={names} />
      )}
    </>
  );
}

function Figures({ result }: Pick<Props, 'result'>) {
  const { t } = useTranslation();
  const { cases, moved, unassigned, automatic, tookMilliseconds } = result;
  const percent = ((100 * moved) / cases).toFixed(1);
  const figures = [
    { label: t('rules.dryRun.cases'), value: cases.toLocaleString('en') },
    {
      label: t('rules.dryRun.moved'),
      value: `${moved.toLocaleString('en')} (${t('rules.dryRun.share', { percent })})`,
    },
    { label: t('rules.dryRun.unassigned'), value: t('rules.dryRun.beforeAfter', unassigned) },
    { label: t('rules.dryRun.automatic'), value: t('rules.dryRun.beforeAfter', automatic) },
  ];
  return (
    <>
      <dl className="dry-run-figures">
        {figures.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="case-quiet">{t('rules.dryRun.took', { seconds: (tookMilliseconds / 1000).toFixed(2) })}</p>
    </>
  );
}

function LoadTable({ result, names }: Props) {
  const { t } = useTranslation();
  const number = (title: string, key: 'actual' | 'before' | 'after') => ({
    title,
    dataIndex: key,
    align: 'right' as const,
    sorter: (a: Load, b: Load) => a[key] - b[key],
  });
  const change = ({ before, after }: Load) => after - before;
  const columns: TableColumnsType<Load> = [
    { title: t('rules.dryRun.unit'), render: (_, load) => names.unit(load.unitCode) },
    number(t('rules.dryRun.actual'), 'actual'),
    number(t('rules.dryRun.before'), 'before'),
    number(t('rules.dryRun.after'), 'after'),
    {
      title: t('rules.dryRun.change'),
      align: 'right',
      sorter: (a, b) => change(a) - change(b),
      render: (_, load) => signed(change(load)),
    },
  ];
  return (
    <>
      <h2>{t('rules.dryRun.loads')}</h2>
      <Table<Load> {...plain} rowKey="unitCode" columns={columns} dataSource={result.units} />
    </>
  );
}

function MovedTable({ result, names }: Props) {
  const { t } = useTranslation();
  const place = (side: Moved['before']) => (
    <>
      {side.unitCode === null ? t('rules.dryRun.nobody') : names.unit(side.unitCode)}
      {side.ruleName && <small className="case-quiet moved-rule">{side.ruleName}</small>}
    </>
  );
  const columns: TableColumnsType<Moved> = [
    {
      title: t('rules.dryRun.number'),
      render: (_, { districtCode, id, number }) => <Link to={`/case/${districtCode}/${id}`}>{number}</Link>,
    },
    { title: t('rules.dryRun.category'), render: (_, { categoryId }) => names.category(categoryId) },
    {
      title: t('rules.dryRun.actual'),
      render: (_, { actualUnitCode }) => (actualUnitCode ? names.unit(actualUnitCode) : t('rules.dryRun.nobody')),
    },
    { title: t('rules.dryRun.from'), render: (_, { before }) => place(before) },
    { title: t('rules.dryRun.to'), render: (_, { after }) => place(after) },
  ];
  const { movedCases, moved } = result;
  return (
    <>
      <h2>{t('rules.dryRun.movedCases')}</h2>
      <p className="case-quiet">{t('rules.dryRun.movedHint', { count: movedCases.length, total: moved })}</p>
      <Table<Moved> {...plain} rowKey="id" columns={columns} dataSource={movedCases} />
    </>
  );
}

const plain = {
  size: 'small',
  pagination: { defaultPageSize: 10, hideOnSinglePage: true, showSizeChanger: false },
  scroll: { x: 'max-content' },
} as const;

function signed(change: number): string {
  return change > 0 ? `+${change}` : String(change).replace('-', '−');
}
