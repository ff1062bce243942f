import type { DivisionPort } from '../../application/division/divisionPort.ts';
import type { Database } from '../connection.ts';
import { draftsIn } from './drafts.ts';
import { publishDraftIn } from './publish.ts';
import { readGraphFrom } from './readGraph.ts';
import { readObstaclesFrom } from './readObstacles.ts';
import { shapesIn } from './shapes.ts';

/** The division port on the database. */
export function divisionRepository(database: Database): DivisionPort {
  return {
    readGraph: readGraphFrom(database),
    readObstacles: readObstaclesFrom(database),
    ...draftsIn(database),
    ...shapesIn(database),
    publish: publishDraftIn(database),
  };
}
