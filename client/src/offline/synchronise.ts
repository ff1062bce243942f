import type { Receipt } from '@contract/schemas';
import type { SurveyReceipt } from '@contract/schemas/survey';
import { type OutboxItem, type OutboxStore, photosToRemove, type StoredPhoto } from './outbox';

/** What sending one thing came to. `later` means that the cause passes: no network, a busy server, an expired session. */
export type Sent<T> = { readonly ok: T } | { readonly refused: string } | { readonly later: string };

export interface Sender {
  putPhoto(districtCode: string, photo: StoredPhoto): Promise<Sent<null>>;
  giveCommand(item: OutboxItem): Promise<Sent<Receipt | SurveyReceipt>>;
}

export interface SynchroniseResult {
  readonly sent: number;
  readonly refused: number;
  /** Why it stopped before the end; null when nothing is left waiting. */
  readonly stoppedBy: string | null;
}

/**
 * Sends what waits, oldest first, each item's photos before its command. A refusal is written down and the next item
 * goes on; anything that passes stops the run, so that the order is kept. Nothing leaves the device before its receipt.
 */
export async function synchronise(store: OutboxStore, sender: Sender, ownerId: string): Promise<SynchroniseResult> {
  let sent = 0;
  let refused = 0;
  for (const item of waiting(await store.list(ownerId))) {
    const answer = await sendItem(store, sender, item);
    if ('later' in answer) {
      await store.update(item.commandId, { attempts: item.attempts + 1 });
      return { sent, refused, stoppedBy: answer.later };
    }
    if ('refused' in answer) {
      await store.update(item.commandId, { state: 'refused', refusal: answer.refused });
      refused++;
    } else {
      await store.update(item.commandId, { state: 'sent', receipt: answer.ok });
      sent++;
    }
  }
  await store.removePhotos(photosToRemove(await store.list(ownerId)));
  return { sent, refused, stoppedBy: null };
}

function waiting(items: readonly OutboxItem[]): OutboxItem[] {
  return items.filter((item) => item.state === 'waiting').sort((a, b) => a.createdAt - b.createdAt);
}

async function sendItem(store: OutboxStore, sender: Sender, item: OutboxItem): Promise<Sent<Receipt | SurveyReceipt>> {
  for (const digest of item.photos) {
    const photo = await store.photo(digest);
    if (!photo) return { refused: 'photo-unknown' };
    const answer = await sender.putPhoto(item.districtCode, photo);
    if (!('ok' in answer)) return answer;
  }
  return sender.giveCommand(item);
}

/** How long to wait before the next try: 2 s, doubled each time, at most a minute. */
export function retryDelay(attempts: number): number {
  return Math.min(60_000, 2_000 * 2 ** Math.min(attempts, 10));
}
