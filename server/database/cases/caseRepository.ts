import type { CasePort } from '../../application/ports.ts';
import type { Database } from '../connection.ts';
import { applyTo } from './apply.ts';
import { gatherFrom } from './gather.ts';
import { listFrom } from './list.ts';
import { listOpenFrom, listWakingFrom } from './listOpen.ts';
import { readFrom } from './read.ts';

/** Cases and their history. `onCommitted` is told after each applied decision; it is a hint for live readers. */
export function caseRepository(database: Database, onCommitted: () => void): CasePort {
  return {
    gather: gatherFrom(database),
    apply: applyTo(database, onCommitted),
    list: listFrom(database),
    read: readFrom(database),
    listOpen: listOpenFrom(database),
    listWaking: listWakingFrom(database),
  };
}
