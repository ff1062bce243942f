import Dexie, { type EntityTable } from 'dexie';
import type { OutboxItem, OutboxStore, StoredPhoto } from './outbox';

interface Tables {
  commands: EntityTable<OutboxItem, 'commandId'>;
  photos: EntityTable<StoredPhoto, 'sha256'>;
}

function open(): Dexie & Tables {
  const database = new Dexie('wangge') as Dexie & Tables;
  database.version(1).stores({ commands: 'commandId, ownerId', photos: 'sha256' });
  return database;
}

/** The outbox in the device's own database. Photos are bytes, not blobs: some tablets lose blobs on restart. */
export function deviceStore(): OutboxStore {
  const database = open();
  return {
    async add(item, photos) {
      await database.transaction('rw', database.commands, database.photos, async () => {
        await database.photos.bulkPut([...photos]);
        await database.commands.add(item);
      });
    },
    async update(commandId, change) {
      await database.commands.update(commandId, change);
    },
    async list(ownerId) {
      return database.commands.where('ownerId').equals(ownerId).sortBy('createdAt');
    },
    async photo(sha256) {
      return (await database.photos.get(sha256)) ?? null;
    },
    async removePhotos(digests) {
      await database.photos.bulkDelete([...digests]);
    },
  };
}
