import type { ExportJob, ExportSubject, FileFormat } from '../contract/schemas/search.ts';
import type { Actor } from '../domain/identity/permissions.ts';
import { type Refusal, refuse } from '../domain/refusal.ts';
import type { ExportRecord, ExportSink } from './exportPorts.ts';
import type { Ports } from './ports.ts';

/** More rows than this open in no spreadsheet in comfort, and one export must not occupy the database all day. */
export const MOST_ROWS = 200_000;
const PAGE_ROWS = 500;
const KEPT_MILLISECONDS = 3_600_000;
/** Each export reads as fast as it may; more at once would be felt at the desks. */
const MOST_AT_ONCE = 4;

type Dependencies = Pick<Ports, 'exportFiles' | 'credentials' | 'clock'>;

/** An export that this process is writing. */
interface Running {
  record: ExportRecord;
  isCancelled: boolean;
}

/** What a file is written of: how many rows there are at most, where they go, and each page after a cursor (null = the first). */
export interface ExportOrder<Row, Cursor> {
  readonly subject: ExportSubject;
  readonly format: FileFormat;
  count(most: number): Promise<number>;
  open(id: string): Promise<ExportSink<Row>>;
  page(after: Cursor | null, limit: number): Promise<{ rows: readonly Row[]; next: Cursor | null }>;
}

/**
 * Exports run in this process and go on when nobody looks. Their records lie beside their files: after a restart a record
 * that still says `running` belongs to no running export, and the person is told that it is lost.
 */
export function exportJobs(dependencies: Dependencies) {
  const running = new Map<string, Running>();
  return {
    start: <Row, Cursor>(actor: Actor, order: ExportOrder<Row, Cursor>) => start(dependencies, running, actor, order),
    async read(actor: Actor, id: string): Promise<ExportJob | Refusal> {
      const record = await ownRecord(dependencies, running, actor, id);
      return record ? jobOf(record) : refuse('not-found', { exportId: id });
    },
    async list(actor: Actor): Promise<{ items: ExportJob[] }> {
      // What ends while the files are read still stands there as running: those that ran before are asked themselves.
      const ranBefore = new Map(running);
      const records = await dependencies.exportFiles.listOf(actor.id);
      const present = records.map((record) => presentState(record, ranBefore.has(record.id) ? ranBefore : running));
      return { items: present.filter(isKept(dependencies.clock.now())).map(jobOf) };
    },
    async cancel(actor: Actor, id: string): Promise<ExportJob | Refusal> {
      const record = await ownRecord(dependencies, running, actor, id);
      if (!record) return refuse('not-found', { exportId: id });
      const current = running.get(id);
      if (current) current.isCancelled = true;
      else await dependencies.exportFiles.remove(id);
      return jobOf({ ...record, state: 'cancelled' });
    },
  };
}
export type ExportJobs = ReturnType<typeof exportJobs>;

async function start<Row, Cursor>(
  dependencies: Dependencies,
  running: Map<string, Running>,
  actor: Actor,
  order: ExportOrder<Row, Cursor>,
): Promise<ExportJob | Refusal> {
  const { exportFiles, credentials, clock } = dependencies;
  const isOwnRunning = [...running.values()].some(({ record }) => record.ownerId === actor.id);
  if (isOwnRunning || running.size >= MOST_AT_ONCE) return refuse('export-running', { most: MOST_AT_ONCE });
  const now = clock.now();
  const id = credentials.newId();
  const record: ExportRecord = {
    id,
    ownerId: actor.id,
    format: order.format,
    subject: order.subject,
    state: 'running',
    done: 0,
    total: 0,
    isCut: false,
    byteCount: null,
    createdAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + KEPT_MILLISECONDS).toISOString(),
  };
  const current: Running = { record, isCancelled: false };
  // Taken before the first wait: of two clicks at once one starts.
  running.set(id, current);
  try {
    await exportFiles.removeExpired(now);
    const found = await order.count(MOST_ROWS + 1);
    current.record = { ...record, total: Math.min(found, MOST_ROWS), isCut: found > MOST_ROWS };
    await exportFiles.save(current.record);
    void write(dependencies, running, current, order);
    return jobOf(current.record);
  } catch (error) {
    running.delete(id);
    throw error;
  }
}

/** Writes to the end, until cancelled or until something breaks; in each case the record says so. */
async function write<Row, Cursor>(
  dependencies: Dependencies,
  running: Map<string, Running>,
  current: Running,
  order: ExportOrder<Row, Cursor>,
): Promise<void> {
  const { exportFiles, clock } = dependencies;
  const { id } = current.record;
  let sink: ExportSink<Row> | null = null;
  try {
    sink = await order.open(id);
    const isWhole = await writePages(current, order, sink.write);
    if (isWhole) {
      const byteCount = await sink.end();
      const expiresAt = new Date(clock.now().getTime() + KEPT_MILLISECONDS).toISOString();
      const finished: ExportRecord = { ...current.record, state: 'done', byteCount, expiresAt };
      // Who hears that it is done may ask for the file at once.
      await exportFiles.save(finished);
      current.record = finished;
    } else {
      await sink.discard();
      await exportFiles.remove(id);
    }
  } catch (error) {
    exportFiles.reportFailure(id, error);
    await sink?.discard().catch((second) => exportFiles.reportFailure(id, second));
    current.record = { ...current.record, state: 'failed' };
    await exportFiles.save(current.record).catch((second) => exportFiles.reportFailure(id, second));
  } finally {
    running.delete(id);
  }
}

/** Whether it came to the end. */
async function writePages<Row, Cursor>(
  current: Running,
  order: ExportOrder<Row, Cursor>,
  writeRows: (rows: readonly Row[]) => Promise<void>,
): Promise<boolean> {
  let after: Cursor | null = null;
  let done = 0;
  do {
    if (current.isCancelled) return false;
    const page: Awaited<ReturnType<typeof order.page>> = await order.page(after, Math.min(PAGE_ROWS, MOST_ROWS - done));
    await writeRows(page.rows);
    done += page.rows.length;
    after = page.next;
    current.record = { ...current.record, done, total: Math.max(done, current.record.total) };
  } while (after && done < MOST_ROWS);
  current.record = { ...current.record, total: done };
  return !current.isCancelled;
}

/** The file of a finished export, for whoever ordered it. */
export function readExportFile({ exportFiles, clock }: Pick<Ports, 'exportFiles' | 'clock'>) {
  return async (actor: Actor, id: string): Promise<{ job: ExportJob; bytes: AsyncIterable<Uint8Array> } | Refusal> => {
    const record = await exportFiles.read(id);
    const isThere = record?.ownerId === actor.id && record.state === 'done' && isKept(clock.now())(record);
    return isThere ? { job: jobOf(record), bytes: exportFiles.bytes(record) } : refuse('not-found', { exportId: id });
  };
}

async function ownRecord(
  { exportFiles, clock }: Dependencies,
  running: ReadonlyMap<string, Running>,
  actor: Actor,
  id: string,
): Promise<ExportRecord | null> {
  const stored = running.get(id)?.record ?? (await exportFiles.read(id));
  if (stored?.ownerId !== actor.id) return null;
  const record = presentState(stored, running);
  return isKept(clock.now())(record) ? record : null;
}

function presentState(record: ExportRecord, running: ReadonlyMap<string, Running>): ExportRecord {
  const current = running.get(record.id);
  if (current) return current.record;
  return record.state === 'running' ? { ...record, state: 'lost' } : record;
}

const isKept =
  (now: Date) =>
  ({ expiresAt, state }: ExportRecord): boolean =>
    state === 'running' || now.toISOString() < expiresAt;

function jobOf({ ownerId: _owner, ...job }: ExportRecord): ExportJob {
  return job;
}
