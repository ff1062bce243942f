import { openStatuses } from '../../domain/case/caseFile.ts';

/**
 * The condition of an open case, written out as the index `cases_open_mercator` says it: with the statuses as a
 * parameter the planner could not tell that the index holds all of them. `alias` ends with a dot.
 */
export const isOpen = (alias = '') => `${alias}status IN (${openStatuses.map((status) => `'${status}'`).join(', ')})`;
