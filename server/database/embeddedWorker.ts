import { readFile, rename, writeFile } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite, type PGliteOptions } from '@electric-sql/pglite';
import { postgis } from '@electric-sql/pglite-postgis';
import { type EmbeddedSource, READY_ID, type WorkerReply, type WorkerRequest } from './embeddedProtocol.ts';
import { SharedSession } from './embeddedSession.ts';

/*
 * The embedded database runs here, in a thread of its own: its queries are synchronous calls into WebAssembly and would
 * otherwise stop the web server for as long as each of them takes.
 */

const parent = parentPort;
if (!parent) throw new Error('the embedded database runs as a worker thread only');

/** Small logs, as nothing is archived from them; costs of files that lie in the page cache. */
const SETTINGS = { max_wal_size: '128MB', min_wal_size: '32MB', random_page_cost: '1.1', work_mem: '16MB', jit: 'off' };

const database = await PGlite.create({
  ...(await optionsFor(workerData as EmbeddedSource)),
  extensions: { postgis },
  startParams: [
    ...PGlite.defaultStartParams,
    ...Object.entries(SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ],
});
const session = new SharedSession(database);

parent.on('message', (request: WorkerRequest) => void answer(request));
reply({ id: READY_ID });

async function optionsFor(source: EmbeddedSource): Promise<PGliteOptions> {
  if ('directory' in source) return { dataDir: source.directory };
  if ('dump' in source) return { loadDataDir: new Blob([await readFile(source.dump)]) };
  return {};
}

async function answer(request: WorkerRequest): Promise<void> {
  try {
    await perform(request);
    reply({ id: request.id });
  } catch (error) {
    reply({ id: request.id, error: error instanceof Error ? error.message : String(error) });
  }
  if (request.kind === 'close') parent?.close();
}

async function perform(request: WorkerRequest): Promise<void> {
  switch (request.kind) {
    case 'connect':
      return session.connect(request.port);
    case 'dump':
      return dumpTo(request.path);
    case 'close':
      return database.close();
  }
}

/** Writes beside the goal and renames, so that a reader never meets half a dump. */
async function dumpTo(path: string): Promise<void> {
  const dump = await database.dumpDataDir('none');
  const draft = `${path}.${process.pid}.new`;
  await writeFile(draft, Buffer.from(await dump.arrayBuffer()));
  await rename(draft, path);
}

function reply(message: WorkerReply): void {
  parent?.postMessage(message);
}
