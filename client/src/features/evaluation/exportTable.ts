import type { Evaluation } from '@contract/schemas/evaluation';
import { countsOfScale } from '@domain/evaluation/counts';
import { definitionOf, type IndicatorCode } from '@domain/evaluation/indicators';
import type { Translate } from '../../locale/useTranslation';
import { csvText, saveCsvFile, saveXlsxFile } from '../../ui/keepTable';
import { orderedIndicators } from './columns';

type Cell = string | number | null;

/** The table as it is shown, and after it every count that stands behind it: headings, then one line for each object. */
export function tableOf({ scale, weights, rows }: Evaluation, t: Translate): { headings: string[]; lines: Cell[][] } {
  const indicators = orderedIndicators(scale, weights);
  const counts = countsOfScale[scale];
  const heading = (code: IndicatorCode) =>
    t(`evaluation.indicator.${code}`) + (definitionOf(code).kind === 'rate' ? ' (%)' : '');
  return {
    headings: [
      t('evaluation.rank'),
      t('evaluation.object'),
      t('evaluation.score'),
      t('evaluation.grade'),
      ...indicators.map(heading),
      ...counts.map((code) => t(`evaluation.count.${code}`)),
    ],
    lines: rows.map((row) => [
      row.rank,
      row.name,
      row.score,
      row.grade,
      ...indicators.map((code) => exported(code, row.indicators[code] ?? null)),
      ...counts.map((code) => row.counts[code] ?? 0),
    ]),
  };
}

/** Percentages with two decimals; an empty cell where there is no value, so that no sum takes it for nought. */
function exported(code: IndicatorCode, value: number | null): Cell {
  if (value === null) return null;
  return definitionOf(code).kind === 'rate' ? Math.round(value * 10_000) / 100 : value;
}

/** The table as CSV. */
export function csvOf(evaluation: Evaluation, t: Translate): string {
  return csvText(tableOf(evaluation, t));
}

/** Lets the browser keep the table as a CSV file. */
export function saveCsv(evaluation: Evaluation, t: Translate): void {
  saveCsvFile(tableOf(evaluation, t), fileName(evaluation, t));
}

/** Lets the browser keep the table as a workbook. */
export function saveXlsx(evaluation: Evaluation, t: Translate): Promise<void> {
  return saveXlsxFile(tableOf(evaluation, t), t('evaluation.export.sheet'), fileName(evaluation, t));
}

function fileName({ objectKind, period }: Evaluation, t: Translate): string {
  return t('evaluation.export.fileName', { kind: t(`evaluation.kind.${objectKind}`), from: period.firstDay });
}
