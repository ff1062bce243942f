import type { CaseStatus } from '@domain/case/caseFile';
import type { QueueFilter } from '../../api/queue';

/** One tab of a desk's queue: which statuses it holds and in which order. */
export interface DeskTab {
  readonly key: string;
  readonly statuses: readonly CaseStatus[];
  readonly order: 'newest' | 'due';
  /** What the list asks for besides. */
  readonly filter?: Partial<QueueFilter>;
}

/** A desk as data: where it lives, what its queue shows. */
export interface DeskDefinition {
  readonly base: string;
  readonly title: string;
  readonly tabs: readonly { readonly tab: DeskTab; readonly label: string }[];
  readonly extra?: Partial<QueueFilter>;
}

/** The list filter of a tab, narrowed by a lamp where one is chosen. */
export function deskFilter(tab: DeskTab, lamp: string | null, extra: Partial<QueueFilter> = {}): QueueFilter {
  const narrowed = lamp === 'green' || lamp === 'yellow' || lamp === 'red' ? { lamp: [lamp] as const } : {};
  return {
    ...extra,
    ...tab.filter,
    ...narrowed,
    status: [...tab.statuses],
    order: tab.order,
    limit: 50,
  } as QueueFilter;
}
