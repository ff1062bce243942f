import type { Evaluation } from '@contract/schemas/evaluation';
import { countsOfScale } from '@domain/evaluation/counts';
import { definitionOf, type IndicatorCode } from '@domain/evaluation/indicators';
import { stringify } from 'csv-stringify/browser/esm/sync';
import writeExcelFile from 'write-excel-file/browser';
import type { Translate } from '../../locale/useTranslation';
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

/** As CSV in UTF-8 with its mark, so that spreadsheets read Chinese; a name cannot become a formula. */
export function csvOf(evaluation: Evaluation, t: Translate): string {
  const { headings, lines } = tableOf(evaluation, t);
  return stringify([headings, ...lines], { bom: true, escape_formulas: true, record_delimiter: 'windows' });
}

/** Lets the browser keep the table as a CSV file. */
export function saveCsv(evaluation: Evaluation, t: Translate): void {
  save(new Blob([csvOf(evaluation, t)], { type: 'text/csv;charset=utf-8' }), `${fileName(evaluation, t)}.csv`);
}

/** Lets the browser keep the table as a workbook, headings in bold, the names in view while one scrolls. */
export async function saveXlsx(evaluation: Evaluation, t: Translate): Promise<void> {
  const { headings, lines } = tableOf(evaluation, t);
  const data = [
    headings.map((value) => ({ value, fontWeight: 'bold' as const })),
    ...lines.map((line) => line.map((value) => (value === null ? null : { value }))),
  ];
  const blob = await writeExcelFile(data, { sheet: t('evaluation.export.sheet'), stickyRowsCount: 1 }).toBlob();
  save(blob, `${fileName(evaluation, t)}.xlsx`);
}

function fileName({ objectKind, period }: Evaluation, t: Translate): string {
  return t('evaluation.export.fileName', { kind: t(`evaluation.kind.${objectKind}`), from: period.firstDay });
}

function save(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The browser has taken what it needs by the next turn.
  setTimeout(() => URL.revokeObjectURL(link.href), 1_000);
}
