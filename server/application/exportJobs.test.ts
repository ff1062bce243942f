import { expect, it } from 'vitest';
import { actorFor } from '../testing/caseFactory.ts';
import { exportJobs } from './exportJobs.ts';
import type { ExportFilePort, ExportRecord, ExportSink } from './exportPorts.ts';

/** Records as files keep them; a list can be held back while an export goes on. */
function storedRecords() {
  const records = new Map<string, ExportRecord>();
  let held: Promise<void> = Promise.resolve();
  const files = {
    save: async (record: ExportRecord) => void records.set(record.id, record),
    read: async (id: string) => records.get(id) ?? null,
    remove: async (id: string) => void records.delete(id),
    removeExpired: async () => undefined,
    reportFailure: (_id: string, error: unknown) => expect.fail(String(error)),
    async listOf() {
      const found = [...records.values()];
      await held;
      return found;
    },
  };
  return {
    // The jobs use no more of the port than this.
    files: files as unknown as ExportFilePort,
    holdLists(until: Promise<void>) {
      held = until;
    },
  };
}

it('never tells an export as lost that ended while the list was read', async () => {
  const { files, holdLists } = storedRecords();
  const jobs = exportJobs({
    exportFiles: files,
    clock: { now: () => new Date('2026-11-26T00:00:00Z') },
    credentials: { newId: () => 'export-1' } as Parameters<typeof exportJobs>[0]['credentials'],
  });
  const actor = actorFor('administrator');
  let end = (): void => undefined;
  const ending = new Promise<void>((resolve) => {
    end = resolve;
  });
  const sink = {
    write: async () => undefined,
    end: async () => 1,
    discard: async () => undefined,
  } as ExportSink<number>;
  await jobs.start(actor, {
    subject: 'cases',
    format: 'csv',
    count: async () => 1,
    open: async () => sink,
    async page() {
      await ending;
      return { rows: [1], next: null };
    },
  });
  let answer = (): void => undefined;
  holdLists(
    new Promise((resolve) => {
      answer = resolve;
    }),
  );
  const listing = jobs.list(actor);
  end();
  await expect
    .poll(async () => (await jobs.read(actor, 'export-1')) as { state?: string })
    .toMatchObject({ state: 'done' });
  answer();
  expect((await listing).items.map(({ state }) => state)).toEqual(['done']);
});
