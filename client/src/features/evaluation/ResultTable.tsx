import type { Evaluation, EvaluationRow } from '@contract/schemas/evaluation';
import type { CountCode } from '@domain/evaluation/counts';
import type { IndicatorCode } from '@domain/evaluation/indicators';
import { Table, type TableColumnsType } from 'antd';
import { useMemo } from 'react';
import { type Translate, useTranslation } from '../../locale/useTranslation';
import { GroupedCode } from '../../ui/GroupedCode';
import { orderedIndicators, plainCounts } from './columns';
import { fractionText, indicatorText, NO_VALUE, scoreText } from './format';
import { GradeMark } from './GradeMark';
import type { EvaluationAddress } from './useEvaluationAddress';

/** As many rows as one page shows; communities of a whole city are thousands. */
const PAGE_ROWS = 50;

/** Every object with its place, score and indicators, the best first. Each number leads to its cases. */
export function ResultTable({ evaluation, address }: { evaluation: Evaluation; address: EvaluationAddress }) {
  const { t } = useTranslation();
  const columns = useColumns(evaluation, address, t);
  return (
    <>
      <p className="case-quiet evaluation-count">{t('evaluation.rows', { count: evaluation.rows.length })}</p>
      <Table<EvaluationRow>
        rowKey="code"
        size="small"
        columns={columns}
        dataSource={evaluation.rows}
        scroll={{ x: 'max-content' }}
        sticky
        pagination={
          evaluation.rows.length > PAGE_ROWS ? { pageSize: PAGE_ROWS, showSizeChanger: false, size: 'small' } : false
        }
        rowClassName={(row) => (row.code === address.object ? 'evaluation-chosen' : '')}
      />
    </>
  );
}

function useColumns(
  { scale, weights, objectKind }: Evaluation,
  address: EvaluationAddress,
  t: Translate,
): TableColumnsType<EvaluationRow> {
  return useMemo(() => {
    const indicators = orderedIndicators(scale, weights).map((code) => ({
      key: code,
      align: 'right' as const,
      title: <Heading name={t(`evaluation.indicator.${code}`)} weight={weights[code]} />,
      render: (_: unknown, row: EvaluationRow) => (
        <NumberCell
          value={indicatorText(code, row.indicators[code])}
          fraction={fractionText(code, scale, row.counts)}
          label={{ object: row.name, name: t(`evaluation.indicator.${code}`) }}
          data={code}
          onOpen={() => address.set({ object: row.code, indicator: code, count: null, panel: null })}
        />
      ),
    }));
    const counts = plainCounts[scale].map((code) => ({
      key: `count-${code}`,
      align: 'right' as const,
      title: t(`evaluation.count.${code}`),
      render: (_: unknown, row: EvaluationRow) => (
        <NumberCell
          value={String(row.counts[code] ?? 0)}
          fraction=""
          label={{ object: row.name, name: t(`evaluation.count.${code}`) }}
          data={code}
          onOpen={() => address.set({ object: row.code, indicator: null, count: code, panel: null })}
        />
      ),
    }));
    return [...leadColumns(objectKind, address, t), ...indicators, ...counts];
  }, [scale, weights, objectKind, address, t]);
}

function leadColumns(
  objectKind: Evaluation['objectKind'],
  address: EvaluationAddress,
  t: Translate,
): TableColumnsType<EvaluationRow> {
  return [
    { key: 'rank', title: t('evaluation.rank'), fixed: 'left', width: 56, render: (_, row) => row.rank ?? NO_VALUE },
    {
      key: 'name',
      title: t('evaluation.object'),
      fixed: 'left',
      width: 170,
      render: (_, row) => (
        <button
          type="button"
          className="evaluation-object"
          data-object={row.code}
          title={t('evaluation.choose', { object: row.name })}
          onClick={() => address.set({ object: row.code, indicator: null, count: null, panel: null })}
        >
          {row.name}
          {objectKind === 'responsibility-grid' && (
            <small className="case-quiet evaluation-code">
              <GroupedCode code={row.code} />
            </small>
          )}
        </button>
      ),
    },
    {
      key: 'score',
      title: t('evaluation.score'),
      fixed: 'left',
      width: 104,
      align: 'right',
      render: (_, row) => (
        <span className="evaluation-score" title={row.score === null ? t('evaluation.noScore') : undefined}>
          {scoreText(row.score)} <GradeMark grade={row.grade} />
        </span>
      ),
    },
  ];
}

function Heading({ name, weight }: { name: string; weight: number | undefined }) {
  return (
    <span className="evaluation-heading">
      {name}
      {weight ? <small className="case-quiet">{weight}%</small> : null}
    </span>
  );
}

interface NumberCellProps {
  readonly value: string;
  readonly fraction: string;
  readonly label: { readonly object: string; readonly name: string };
  readonly data: IndicatorCode | CountCode;
  readonly onOpen: () => void;
}

/** A number that leads to its cases; "—" leads nowhere and says why. */
function NumberCell({ value, fraction, label, data, onOpen }: NumberCellProps) {
  const { t } = useTranslation();
  if (value === NO_VALUE) {
    return (
      <span className="case-quiet" title={t('evaluation.noValue')}>
        {NO_VALUE}
        <span className="visually-hidden">{t('evaluation.noValue')}</span>
      </span>
    );
  }
  return (
    <button type="button" className="evaluation-number" data-number={data} onClick={onOpen}>
      <span className="visually-hidden">{t('evaluation.cellLabel', label)}</span>
      {value}
      {fraction && <small>{fraction}</small>}
    </button>
  );
}
