import { parentPort, type Transferable, workerData } from 'node:worker_threads';
import { type DatabaseDoor, openInThread } from './database/connection.ts';
import { placeReading } from './database/place-index/placeReading.ts';
import { buffersOf } from './domain/place-index/placeCell.ts';
import type { FromPlaces, PlaceThreadData, ToPlaces } from './jobs/placeMessages.ts';

/*
 * The cells of the place index are read and packed here, in a thread of its own with its own way to the database: some milliseconds
 * each, thousands of times after a start. The process gets finished arrays, handed over and not copied.
 */

const parent = parentPort;
if (!parent) throw new Error('places are read in a worker thread only');

const say = (message: FromPlaces, handedOver: readonly Transferable[] = []) => parent.postMessage(message, handedOver);
const { databaseUrl } = workerData as PlaceThreadData;
const door: DatabaseDoor =
  databaseUrl === null ? { connect: (port) => say({ kind: 'connect', port }, [port]) } : { databaseUrl };
const database = await openInThread(door, 1);
const reading = placeReading(database);

parent.on('message', (message: ToPlaces) => void hear(message));

async function hear(message: ToPlaces): Promise<void> {
  if (message.kind === 'close') {
    await database.close();
    return parent?.close();
  }
  try {
    const read = await reading.readCell(message.cell);
    say({ kind: 'cell', read }, buffersOf(read.cell));
  } catch (error) {
    say({ kind: 'failed', error: error instanceof Error ? error : new Error(String(error)) });
  }
}
