import type { Position } from '../case/caseFile.ts';
import type { Component, ComponentState } from './component.ts';
import type { ComponentCommand } from './componentCommand.ts';

/** What an inspector found on site, compared with what the stock says. */
export type SurveyFinding =
  | {
      readonly verdict: 'found';
      readonly state: ComponentState;
      /** Where it really stands, when that is elsewhere. */
      readonly location?: Position | undefined;
      readonly areAttributesRight: boolean;
      readonly note?: string | undefined;
    }
  | { readonly verdict: 'not-found'; readonly note?: string | undefined }
  /** A thing that the stock does not have. */
  | {
      readonly verdict: 'missing';
      readonly categoryId: string;
      readonly name: string;
      readonly state: Exclude<ComponentState, 'removed'>;
      readonly location: Position;
      readonly note?: string | undefined;
    };

/** One answer as it is sent from the tablet; it may arrive late and more than once. */
export interface SurveyAnswer {
  readonly kind: 'answer-survey';
  readonly commandId: string;
  readonly districtCode: string;
  readonly surveyId: string;
  /** Null for a thing that the stock does not have. */
  readonly componentCode: string | null;
  readonly capturedAt?: string | undefined;
  readonly payload: SurveyFinding & { readonly photos: readonly string[] };
}

/** Everything of a command but its envelope. */
export type SurveyChange =
  | Pick<Extract<ComponentCommand, { kind: 'add' }>, 'kind' | 'payload'>
  | Pick<Extract<ComponentCommand, { kind: 'edit' }>, 'kind' | 'payload'>
  | Pick<Extract<ComponentCommand, { kind: 'move' }>, 'kind' | 'payload'>
  | Pick<Extract<ComponentCommand, { kind: 'change-state' }>, 'kind' | 'payload'>
  | Pick<Extract<ComponentCommand, { kind: 'retire' }>, 'kind' | 'payload'>;

/** The longest note a component can have. */
const MOST_NOTE = 1000;

/**
 * What taking a finding over into the stock means, in the order in which it is done: place and note before a state that
 * ends the component. Empty when the stock is right. `reason` is kept with each change.
 */
export function changesOfFinding(finding: SurveyFinding, component: Component | null, reason: string): SurveyChange[] {
  if (finding.verdict === 'missing') return additionOf(finding, reason);
  if (!component) return [];
  if (finding.verdict === 'not-found') return stateChange(component, 'lost', reason);
  const changes: SurveyChange[] = [];
  if (finding.location) changes.push({ kind: 'move', payload: { location: finding.location, reason } });
  if (!finding.areAttributesRight && finding.note) {
    const note = [component.note, finding.note].filter(Boolean).join('；').slice(-MOST_NOTE);
    changes.push({ kind: 'edit', payload: { changes: { note }, reason } });
  }
  return [...changes, ...stateChange(component, finding.state, reason)];
}

/** Whether street and stock differ. Wrong attributes without a word about them are a difference, too: somebody has to look. */
export function isDifferent(finding: SurveyFinding, component: Component | null): boolean {
  const isDoubted = finding.verdict === 'found' && !finding.areAttributesRight;
  return isDoubted || changesOfFinding(finding, component, '').length > 0;
}

function stateChange(component: Component, state: ComponentState, reason: string): SurveyChange[] {
  if (component.state === state) return [];
  return state === 'removed'
    ? [{ kind: 'retire', payload: { reason } }]
    : [{ kind: 'change-state', payload: { state, reason } }];
}

/** A new component is intact; another state is a change of its own, which `settle` gives after it has the code. */
function additionOf(finding: Extract<SurveyFinding, { verdict: 'missing' }>, reason: string): SurveyChange[] {
  const { categoryId, name, location, note, state } = finding;
  const add: SurveyChange = {
    kind: 'add',
    payload: { categoryId, name, location, reason, dataSource: 'surveyed', ...(note ? { note } : {}) },
  };
  return state === 'intact' ? [add] : [add, { kind: 'change-state', payload: { state, reason } }];
}
