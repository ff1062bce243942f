import { CloseOutlined } from '@ant-design/icons';
import type { CaseSummary } from '@contract/schemas';
import type { Evaluation, EvaluationRow } from '@contract/schemas/evaluation';
import { type CountCode, countsOfScale } from '@domain/evaluation/counts';
import { countsBehind, definitionOf, indicatorsOfScale } from '@domain/evaluation/indicators';
import { Button, Radio } from 'antd';
import { useNavigate } from 'react-router';
import { useEvaluationCases } from '../../api/evaluation';
import { useTranslation } from '../../locale/useTranslation';
import { CaseRow } from '../../ui/CaseRow';
import { EmptyNotice, ErrorNotice, LoadingNotice } from '../../ui/Notices';
import { indicatorText, isTakenAway } from './format';
import { type EvaluationAddress, queryOf } from './useEvaluationAddress';

interface CasesPanelProps {
  readonly evaluation: Evaluation;
  readonly address: EvaluationAddress;
}

/** The cases behind a number: the formula with its numbers, and for each number the cases that were counted. */
export function CasesPanel({ evaluation, address }: CasesPanelProps) {
  const { t } = useTranslation();
  const { scale, rows } = evaluation;
  const row = rows.find(({ code }) => code === address.object);
  const indicator = indicatorsOfScale[scale].find((code) => code === address.indicator) ?? null;
  const behind = indicator ? countsBehind(indicator, scale) : [];
  const asked = countsOfScale[scale].find((code) => code === address.count);
  const choices = asked && !behind.includes(asked) ? [asked] : behind;
  const count = asked ?? choices[0];
  const close = () => address.set({ indicator: null, count: null });
  return (
    <section className="evaluation-cases" aria-label={t('evaluation.cases.title')}>
      <div className="evaluation-side-head">
        <h2>
          {row?.name} · {indicator ? t(`evaluation.indicator.${indicator}`) : count && t(`evaluation.count.${count}`)}
        </h2>
        <Button type="text" icon={<CloseOutlined />} aria-label={t('evaluation.cases.close')} onClick={close} />
      </div>
      {row && indicator && <Formula row={row} indicator={indicator} counts={behind} />}
      {choices.length > 1 && (
        <Radio.Group
          optionType="button"
          aria-label={t('evaluation.cases.choose')}
          value={count}
          options={choices.map((code) => ({
            value: code,
            label: `${t(`evaluation.count.${code}`)} ${row?.counts[code] ?? 0}`,
          }))}
          onChange={(event) => address.set({ count: event.target.value })}
        />
      )}
      {row && count && <CaseList key={`${row.code} ${count}`} count={count} code={row.code} address={address} />}
    </section>
  );
}

interface FormulaProps {
  readonly row: EvaluationRow;
  readonly indicator: (typeof indicatorsOfScale)['area'][number];
  readonly counts: readonly CountCode[];
}

function Formula({ row, indicator, counts: [part, whole] }: FormulaProps) {
  const { t } = useTranslation();
  if (!part || !whole || definitionOf(indicator).kind === 'volume') return null;
  const named = (code: CountCode) => `${t(`evaluation.count.${code}`)} ${row.counts[code] ?? 0}`;
  const values = {
    part: named(part),
    whole: named(whole),
    value: indicatorText(indicator, row.indicators[indicator]),
  };
  return (
    <p className="case-quiet">
      {isTakenAway(indicator) ? t('evaluation.cases.formulaMinus', values) : t('evaluation.cases.formula', values)}
    </p>
  );
}

function CaseList({ count, code, address }: { count: CountCode; code: string; address: EvaluationAddress }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const query = useEvaluationCases({ ...queryOf(address), code, count });
  if (query.isPending) return <LoadingNotice rows={6} />;
  if (query.isError) return <ErrorNotice error={query.error} onRetry={query.refetch} />;
  const [first] = query.data.pages;
  const items = query.data.pages.flatMap((page) => page.items);
  const open = (item: CaseSummary) => void navigate(`/case/${item.districtCode}/${item.id}`);
  if (!first || items.length === 0) return <EmptyNotice title={t('evaluation.cases.empty')} />;
  return (
    <>
      <p className="case-quiet" data-cases={first.count}>
        {first.count !== first.total && t('evaluation.cases.times', { count: first.count })}
        {t('evaluation.cases.total', { count: first.total })}
      </p>
      <ul className="queue-list" aria-label={t('evaluation.cases.title')}>
        {items.map((item) => (
          <li key={item.id}>
            <CaseRow item={item} isSelected={false} hasLeft={false} onSelect={open} />
          </li>
        ))}
      </ul>
      <div className="queue-end">
        {query.hasNextPage ? (
          <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('list.more')}
          </Button>
        ) : (
          t('list.end')
        )}
      </div>
    </>
  );
}
