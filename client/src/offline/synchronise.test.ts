import type { Receipt } from '@contract/schemas';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  isCaseItem,
  isSurveyItem,
  newItem,
  type OutboxItem,
  type OutboxStore,
  photosToRemove,
  type StoredPhoto,
  waitingCount,
} from './outbox';
import { retryDelay, type Sender, type Sent, synchronise } from './synchronise';

const owner = 'inspector-1';

function memoryStore() {
  const items = new Map<string, OutboxItem>();
  const photos = new Map<string, StoredPhoto>();
  const store: OutboxStore = {
    async add(item, added) {
      items.set(item.commandId, item);
      for (const photo of added) photos.set(photo.sha256, photo);
    },
    async update(commandId, change) {
      const item = items.get(commandId);
      if (item) items.set(commandId, { ...item, ...change });
    },
    list: async (ownerId) => [...items.values()].filter((item) => item.ownerId === ownerId),
    photo: async (sha256) => photos.get(sha256) ?? null,
    async removePhotos(digests) {
      for (const digest of digests) photos.delete(digest);
    },
  };
  return { store, items, photos };
}

function report(number: number, photo: string): OutboxItem {
  const command = {
    kind: 'report',
    commandId: `command-${number}`,
    caseId: `case-${number}`,
    payload: {
      location: { longitude: 121.47, latitude: 31.23 },
      categoryId: 'c',
      description: 'd',
      source: 'inspector',
      photos: [photo],
    },
  } as const;
  return newItem({ ownerId: owner, districtCode: '310101', command, title: '暴露垃圾', place: '' }, number);
}

const receiptOf = (item: OutboxItem): Receipt => ({
  commandId: item.commandId,
  caseId: 'caseId' in item.command ? item.command.caseId : '',
  districtCode: item.districtCode,
  number: 'N1',
  version: 1,
  status: 'reported',
});

describe('sending what waits on the device', () => {
  let memory: ReturnType<typeof memoryStore>;
  let log: string[];
  const sender = (answer: (item: OutboxItem) => Sent<Receipt> = (item) => ({ ok: receiptOf(item) })): Sender => ({
    async putPhoto(_, photo) {
      log.push(`photo ${photo.sha256}`);
      return { ok: null };
    },
    async giveCommand(item) {
      log.push(item.commandId);
      return answer(item);
    },
  });

  beforeEach(async () => {
    memory = memoryStore();
    log = [];
    await memory.store.add(report(2, 'b'), [{ sha256: 'b', bytes: new ArrayBuffer(1) }]);
    await memory.store.add(report(1, 'a'), [{ sha256: 'a', bytes: new ArrayBuffer(1) }]);
  });

  it('keeps an answer to a survey in the same order, with its photos', async () => {
    const command = {
      kind: 'answer-survey',
      commandId: 'answer',
      districtCode: '310101',
      surveyId: 'survey',
      componentCode: '3101010101000001',
      payload: { verdict: 'not-found', photos: ['c'] },
    } as const;
    const item = newItem({ ownerId: owner, districtCode: '310101', command, title: '上水井盖', place: '' }, 3);
    await memory.store.add(item, [{ sha256: 'c', bytes: new ArrayBuffer(1) }]);
    expect([isSurveyItem(item), isCaseItem(item), isCaseItem(report(4, 'd'))]).toEqual([true, false, true]);
    await synchronise(memory.store, sender(), owner);
    expect(log.slice(-2)).toEqual(['photo c', 'answer']);
  });

  it('sends the oldest first, each one’s photos before its command', async () => {
    const result = await synchronise(memory.store, sender(), owner);
    expect(log).toEqual(['photo a', 'command-1', 'photo b', 'command-2']);
    expect(result).toEqual({ sent: 2, refused: 0, stoppedBy: null });
    expect(memory.photos.size).toBe(0);
  });

  it('keeps everything and stops at the first thing that passes, without changing the order', async () => {
    const result = await synchronise(
      memory.store,
      sender(() => ({ later: 'unreachable' })),
      owner,
    );
    expect(result.stoppedBy).toBe('unreachable');
    expect(log).toEqual(['photo a', 'command-1']);
    expect(memory.items.get('command-1')).toMatchObject({ state: 'waiting', attempts: 1 });
    expect(waitingCount([...memory.items.values()])).toBe(2);
    expect(memory.photos.size).toBe(2);
  });

  it('writes a refusal down, keeps its photos, and goes on', async () => {
    const answer = (item: OutboxItem): Sent<Receipt> =>
      item.commandId === 'command-1' ? { refused: 'outside-grid' } : { ok: receiptOf(item) };
    const result = await synchronise(memory.store, sender(answer), owner);
    expect(result).toEqual({ sent: 1, refused: 1, stoppedBy: null });
    expect(memory.items.get('command-1')).toMatchObject({ state: 'refused', refusal: 'outside-grid' });
    expect([...memory.photos.keys()]).toEqual(['a']);
  });

  it('does not send again what has its receipt', async () => {
    await synchronise(memory.store, sender(), owner);
    log = [];
    await synchronise(memory.store, sender(), owner);
    expect(log).toEqual([]);
  });

  it('sends nothing of another person', async () => {
    await synchronise(memory.store, sender(), 'somebody-else');
    expect(log).toEqual([]);
  });

  it('refuses an item whose photo is gone from the device instead of waiting for ever', async () => {
    memory.photos.clear();
    const result = await synchronise(memory.store, sender(), owner);
    expect(result.refused).toBe(2);
  });
});

describe('the outbox', () => {
  it('removes no photo that an unsent item still needs', () => {
    const sent: OutboxItem = { ...report(1, 'same'), state: 'sent' };
    expect(photosToRemove([sent, report(2, 'same')])).toEqual([]);
    expect(photosToRemove([sent])).toEqual(['same']);
  });

  it('waits longer after each failure, a minute at most', () => {
    expect([0, 1, 2, 5, 50].map(retryDelay)).toEqual([2_000, 4_000, 8_000, 60_000, 60_000]);
  });
});
