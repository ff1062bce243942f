import { fieldSynonyms, type SurveyField, surveyFields } from './fields.ts';

/** Which column says what; a field that no column tells is left out. */
export type Columns = Readonly<Partial<Record<SurveyField, string>>>;
export interface ColumnProposal {
  readonly field: SurveyField;
  readonly column: string;
  /** 0 to 1: 1 where the name says it, less where it is only like it or the values look like it. */
  readonly confidence: number;
  readonly because: 'name' | 'similar-name' | 'values';
}

const LEAST_CONFIDENCE = 0.4;
/** A name shorter than this is part of too many others. */
const LEAST_PART = 2;

/**
 * Proposes a column for each field by its name (Chinese and English synonyms) and by the sample's values. Each column says
 * one thing and each field is said by one column: the surest pairs come first.
 */
export function proposeColumns(samples: readonly Readonly<Record<string, string>>[]): ColumnProposal[] {
  const columns = [...new Set(samples.flatMap((sample) => Object.keys(sample)))];
  const pairs = columns.flatMap((column) => {
    const values = samples.map((sample) => sample[column] ?? '').filter((value) => value !== '');
    return surveyFields.flatMap((field) => judge(field, column, values) ?? []);
  });
  pairs.sort((one, other) => other.rank - one.rank);
  const taken = new Set<string>();
  return pairs.flatMap(({ rank: _rank, ...proposal }) => {
    if (taken.has(`field ${proposal.field}`) || taken.has(`column ${proposal.column}`)) return [];
    taken.add(`field ${proposal.field}`).add(`column ${proposal.column}`);
    return [proposal];
  });
}

function judge(
  field: SurveyField,
  column: string,
  values: readonly string[],
): (ColumnProposal & { rank: number }) | null {
  const name = plain(column);
  const synonyms = fieldSynonyms[field].map(plain);
  const exact = synonyms.indexOf(name);
  const fitting = shareOf(values, field);
  // Earlier synonyms are meant more surely than later ones, which only breaks ties.
  if (exact >= 0 && fitting !== 0) return { field, column, confidence: 1, because: 'name', rank: 2 - exact / 100 };
  const isSimilar = synonyms.some(
    (word) => word.length >= LEAST_PART && !/^[a-z]{1,3}$/.test(word) && name.includes(word),
  );
  if (isSimilar && fitting !== 0) return { field, column, confidence: 0.7, because: 'similar-name', rank: 0.7 };
  const confidence = fitting === null || patterns[field] === undefined ? 0 : fitting * 0.6;
  return confidence >= LEAST_CONFIDENCE && telling.has(field)
    ? { field, column, confidence, because: 'values', rank: confidence }
    : null;
}

const patterns: Readonly<Partial<Record<SurveyField, RegExp>>> = {
  code: /^\S{1,64}$/,
  unitGrid: /^\d{14,15}$/,
  state: /^(完好|破损|丢失|废弃|移除|正常|损坏|intact|damaged|lost|abandoned|removed)$/i,
  dataSource: /^(实测|地形图|其他|其它)$/,
  recordedOn: /^\d{1,4}[-/.年]?\d{1,2}[-/.月]?\d{1,4}/,
  changedOn: /^\d{1,4}[-/.年]?\d{1,2}[-/.月]?\d{1,4}/,
  x: /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i,
  y: /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i,
};
/** Fields whose values can be told from all others without a name. */
const telling: ReadonlySet<SurveyField> = new Set(['unitGrid', 'state', 'dataSource']);

/** The share of values that can be of the field; null where nothing speaks for or against. */
function shareOf(values: readonly string[], field: SurveyField): number | null {
  const pattern = patterns[field];
  if (!pattern || values.length === 0) return null;
  return values.filter((value) => pattern.test(value)).length / values.length;
}

function plain(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s_\-().:/]/g, '');
}
