import type { CaseFilter } from '../../contract/schemas/caseFilter.ts';
import type { Actor } from '../../domain/identity/permissions.ts';

type Filter = Omit<CaseFilter, 'order'>;
type Bind = (value: unknown) => string;

/** Shorter runs of digits stand in too many numbers to mean one. */
const LEAST_NUMBER_DIGITS = 3;
const MOST_WORDS = 8;

/**
 * What is asked of `case_search` (see its migration): one EXISTS, because its key is the case's. `isShort` leaves to plain
 * columns what they can answer.
 */
export function tokenConditions(filter: Filter, actor: Actor, bind: Bind, isShort: boolean): string[] {
  const asked = [
    ...(isShort ? [] : facetConditions(filter, actor, bind)),
    ...wordsOf(filter.text).map((word) => wordCondition(word, bind)),
    ...(filter.number ? [numberCondition(filter.number, bind)] : []),
  ];
  if (asked.length === 0) return [];
  return [
    `EXISTS (SELECT FROM case_search s WHERE s.district_code = c.district_code AND s.case_id = c.id AND ${asked.join(' AND ')})`,
  ];
}

function facetConditions(filter: Filter, actor: Actor, bind: Bind): string[] {
  const groups: readonly (readonly string[] | undefined)[] = [
    filter.categoryId?.map((id) => `category:${id}`),
    filter.source?.map((source) => `source:${source}`),
    filter.gridCode?.map((code) => `area:${code}`),
    filter.professionalGridCode?.map((code) => `area:${code}`),
    filter.reporter && [`reporter:${actor.id}`],
  ];
  const given = groups.filter((group) => group !== undefined && group.length > 0) as readonly (readonly string[])[];
  const single = given.filter((group) => group.length === 1).flat();
  return [
    ...(single.length > 0 ? [`s.tokens @> ${bind(single)}::text[]`] : []),
    ...given.filter((group) => group.length > 1).map((group) => `s.tokens && ${bind(group)}::text[]`),
  ];
}

function wordsOf(text: string | undefined): readonly string[] {
  return (text ?? '')
    .normalize('NFKC')
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, MOST_WORDS);
}

/** The pairs of characters find the candidates, the text itself decides. */
function wordCondition(word: string, bind: Bind): string {
  const wanted = `search_text(${bind(word)})`;
  const inText = `s.tokens @> search_query_tokens(${wanted}) AND strpos(s.text, ${wanted}) > 0`;
  const isNumber = word.length >= LEAST_NUMBER_DIGITS && /^\d+$/.test(word);
  return isNumber ? `(${inText} OR ${numberCondition(word, bind)})` : inText;
}

function numberCondition(digits: string, bind: Bind): string {
  const ending = [...digits].reverse().join('');
  return `(s.number LIKE ${bind(`${digits}%`)} OR reverse(s.number) LIKE ${bind(`${ending}%`)})`;
}
