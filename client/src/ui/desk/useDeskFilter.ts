import { caseSources } from '@domain/case/caseFile';
import { useMemo } from 'react';
import type { DeskDefinition } from './deskDefinition';
import { deskFilter } from './deskDefinition';
import type { useDeskAddress } from './useDeskAddress';

const noTab = { key: '', statuses: [], order: 'newest' } as const;

/** Which cases a desk shows: those of the chosen tab, narrowed by lamp and channel as its address says. */
export function useDeskFilter(desk: DeskDefinition, { parameters, setParameters }: ReturnType<typeof useDeskAddress>) {
  const chosen = desk.tabs.find(({ tab }) => tab.key === parameters.get('tab')) ?? desk.tabs[0];
  const tab = chosen?.tab ?? noTab;
  const hasLamps = tab.order === 'due' && tab.filter?.lamp === undefined;
  const lamp = hasLamps ? parameters.get('lamp') : null;
  const named = desk.hasSources ? parameters.get('source') : null;
  const source = caseSources.find((each) => each === named) ?? null;
  const filter = useMemo(() => deskFilter(tab, { lamp, source }, desk.extra), [tab, lamp, source, desk.extra]);
  const isNarrowed = lamp !== null || source !== null;
  const clear = isNarrowed ? () => setParameters({ lamp: null, source: null }) : undefined;
  return { tab, hasLamps, lamp, source, filter, clear };
}
