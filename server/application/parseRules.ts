import { dispatchRule } from '../contract/schemas/dispatch.ts';
import type { Finding } from '../domain/dispatch/inspect/finding.ts';
import type { RuleSet } from '../domain/dispatch/rules.ts';
import { type Refusal, refuse } from '../domain/refusal.ts';

/** Reads rules as they came in; the refusal names the place of the first thing that no rule can have. */
export function parseRules(given: readonly unknown[]): RuleSet | Refusal {
  const rules: RuleSet[number][] = [];
  for (const [index, value] of given.entries()) {
    const parsed = dispatchRule.safeParse(value);
    if (parsed.success) {
      rules.push(parsed.data);
      continue;
    }
    const [issue] = parsed.error.issues;
    const unknown = issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
    const path = placeOf(['rules', index, ...(issue?.path ?? []), ...unknown]);
    return refuse('rule-invalid', { path, reason: issue?.code ?? 'custom', value: null });
  }
  return rules;
}

/** The refusal for the first error among the findings, or null. */
export function findingObjection(findings: readonly Finding[]): Refusal | null {
  const error = findings.find(({ level }) => level === 'error');
  return error ? refuse('rule-invalid', { path: error.path, reason: error.code, value: error.value }) : null;
}

/** `['rules', 3, 'when', 'areaCodes', 0]` as `rules[3].when.areaCodes[0]`. */
function placeOf(path: readonly PropertyKey[]): string {
  return path
    .map((part, index) => (typeof part === 'number' ? `[${part}]` : `${index > 0 ? '.' : ''}${String(part)}`))
    .join('');
}
