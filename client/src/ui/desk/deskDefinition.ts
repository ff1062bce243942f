import type { CaseSource, CaseStatus } from '@domain/case/caseFile';
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
  /** Whether the queue can be narrowed to one channel. */
  readonly hasSources?: boolean;
}

/** What the person narrows a tab to. */
export interface Narrowing {
  readonly lamp: string | null;
  readonly source: CaseSource | null;
}

/** The list filter of a tab, narrowed by a lamp and a channel where they are chosen. */
export function deskFilter(tab: DeskTab, { lamp, source }: Narrowing, extra: Partial<QueueFilter> = {}): QueueFilter {
  return {
    ...extra,
    ...tab.filter,
    ...(lamp === 'green' || lamp === 'yellow' || lamp === 'red' ? { lamp: [lamp] } : {}),
    ...(source ? { source: [source] } : {}),
    status: [...tab.statuses],
    order: tab.order,
    limit: 50,
  };
}
