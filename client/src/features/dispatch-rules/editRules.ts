import type { DispatchRule, RuleConditions, RuleSet } from '@domain/dispatch/rules';

/** The rules on the page, which of them is open, and what was deleted last. */
export interface Editing {
  readonly rules: RuleSet;
  readonly openId: string | null;
  readonly removed: { readonly rule: DispatchRule; readonly index: number } | null;
}

export type Edit =
  | { readonly kind: 'start'; readonly rules: RuleSet }
  | { readonly kind: 'open'; readonly id: string | null }
  | { readonly kind: 'add'; readonly rule: DispatchRule }
  | { readonly kind: 'change'; readonly rule: DispatchRule }
  | { readonly kind: 'move'; readonly id: string; readonly by: 1 | -1 }
  | { readonly kind: 'remove'; readonly id: string }
  | { readonly kind: 'undo' };

/** One step of editing the rules; nothing leaves the page before it is saved. */
export function editRules(state: Editing, edit: Edit): Editing {
  switch (edit.kind) {
    case 'start':
      return { rules: edit.rules, openId: edit.rules.find(({ id }) => id === state.openId)?.id ?? null, removed: null };
    case 'open':
      return { ...state, openId: edit.id };
    case 'add':
      return { rules: insertAt(state.rules, addingIndex(state), edit.rule), openId: edit.rule.id, removed: null };
    case 'change':
      return { ...state, rules: state.rules.map((rule) => (rule.id === edit.rule.id ? edit.rule : rule)) };
    case 'move':
      return { ...state, rules: moved(state.rules, edit.id, edit.by) };
    case 'remove': {
      const index = state.rules.findIndex(({ id }) => id === edit.id);
      const rule = state.rules[index];
      if (!rule) return state;
      const openId = state.openId === edit.id ? null : state.openId;
      return { rules: state.rules.filter(({ id }) => id !== edit.id), openId, removed: { rule, index } };
    }
    case 'undo':
      if (!state.removed) return state;
      return {
        rules: insertAt(state.rules, state.removed.index, state.removed.rule),
        openId: state.removed.rule.id,
        removed: null,
      };
  }
}

/** Before the open rule, else at the top: a new rule is mostly an exception to others. */
function addingIndex({ rules, openId }: Editing): number {
  return Math.max(
    rules.findIndex(({ id }) => id === openId),
    0,
  );
}

function insertAt(rules: RuleSet, index: number, rule: DispatchRule): RuleSet {
  return [...rules.slice(0, index), rule, ...rules.slice(index)];
}

function moved(rules: RuleSet, id: string, by: 1 | -1): RuleSet {
  const index = rules.findIndex((rule) => rule.id === id);
  const rule = rules[index];
  if (!rule || index + by < 0 || index + by >= rules.length) return rules;
  return insertAt(
    rules.filter((each) => each.id !== id),
    index + by,
    rule,
  );
}

/** Conditions with one changed; an empty one is no condition and disappears. */
export function withCondition<K extends keyof RuleConditions>(
  when: RuleConditions,
  field: K,
  value: RuleConditions[K],
): RuleConditions {
  const { [field]: _, ...rest } = when;
  const isEmpty = value === undefined || (Array.isArray(value) && value.length === 0);
  return isEmpty ? rest : { ...rest, [field]: value };
}

/** What keeps a rule from being saved, found without asking the server. */
export function missingIn({ name, sendTo, when }: DispatchRule): 'needsName' | 'needsUnit' | 'needsHours' | null {
  if (name.trim() === '') return 'needsName';
  if (sendTo.kind === 'named-unit' && !sendTo.unitCode) return 'needsUnit';
  return when.timeWindow && !(when.timeWindow.from && when.timeWindow.to) ? 'needsHours' : null;
}
