import { FACTS_PER_CASE, type HeatFact, heatFacts } from './facts.ts';

/** A case whose facts differ: `missing` in what is stored, `surplus` there, or the facts that are not the same. */
export interface FactsDifference {
  readonly serial: number;
  readonly what: 'missing' | 'surplus' | readonly HeatFact[];
}

/** Says case by case how stored facts of a day differ from those of a recount. */
export function compareFacts(stored: Int32Array, recounted: Int32Array): FactsDifference[] {
  const before = bySerial(stored);
  const after = bySerial(recounted);
  const serials = [...new Set([...before.keys(), ...after.keys()])].sort((one, other) => one - other);
  return serials.flatMap((serial): FactsDifference[] => {
    const one = before.get(serial);
    const other = after.get(serial);
    if (!one || !other) return [{ serial, what: one ? 'surplus' : 'missing' }];
    const what = heatFacts.filter((_, index) => one[index] !== other[index]);
    return what.length > 0 ? [{ serial, what }] : [];
  });
}

function bySerial(facts: Int32Array): Map<number, Int32Array> {
  const cases = new Map<number, Int32Array>();
  for (let at = 0; at < facts.length; at += FACTS_PER_CASE)
    cases.set(facts[at] ?? 0, facts.subarray(at, at + FACTS_PER_CASE));
  return cases;
}
