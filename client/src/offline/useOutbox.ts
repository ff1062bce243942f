import { create } from 'zustand';
import { deviceStore } from './database';
import { type NewItem, newItem, type OutboxItem, type OutboxStore, type StoredPhoto, waitingCount } from './outbox';
import { httpSender } from './sender';
import { retryDelay, synchronise } from './synchronise';

interface OutboxView {
  readonly items: readonly OutboxItem[];
  readonly isOnline: boolean;
  /** When the server last answered, epoch milliseconds. */
  readonly lastContactAt: number | null;
  /** Why the last run stopped before the end. */
  readonly stoppedBy: string | null;
}

/** What waits on this device, and whether it can be sent now. */
export const useOutbox = create<OutboxView>(() => ({
  items: [],
  isOnline: true,
  lastContactAt: null,
  stoppedBy: null,
}));

let store: OutboxStore | null = null;
let ownerId: string | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;

const openStore = (): OutboxStore => {
  store ??= deviceStore();
  return store;
};

/** Begins sending for the signed-in person, now and whenever the network returns. Returns how to stop. */
export function startOutbox(owner: string): () => void {
  ownerId = owner;
  const online = () => {
    useOutbox.setState({ isOnline: navigator.onLine });
    void sendNow();
  };
  window.addEventListener('online', online);
  window.addEventListener('offline', online);
  online();
  return () => {
    ownerId = null;
    clearTimeout(timer);
    window.removeEventListener('online', online);
    window.removeEventListener('offline', online);
    useOutbox.setState({ items: [] });
  };
}

/** Keeps a command with its photos on the device, shows it at once, and tries to send it. */
export async function submit(input: NewItem, photos: readonly StoredPhoto[]): Promise<OutboxItem> {
  const item = newItem(input, Date.now());
  await openStore().add(item, photos);
  await refresh();
  void sendNow();
  return item;
}

/** Takes a refused item out of sight, or back into it. */
export async function setDiscarded(commandId: string, isDiscarded: boolean): Promise<void> {
  await openStore().update(commandId, { state: isDiscarded ? 'discarded' : 'refused' });
  await refresh();
}

/** The bytes of a photo that is still on the device. */
export async function storedPhoto(sha256: string): Promise<StoredPhoto | null> {
  return openStore().photo(sha256);
}

/** Sends what waits. One run at a time across the browser's tabs; tries again later when something is left. */
export async function sendNow(): Promise<void> {
  clearTimeout(timer);
  const owner = ownerId;
  if (owner === null) return;
  await refresh();
  if (!navigator.onLine || waitingCount(useOutbox.getState().items) === 0) return;
  const result = await alone(() => synchronise(openStore(), httpSender, owner));
  await refresh();
  if (!result) return;
  const isInContact = result.stoppedBy !== 'unreachable';
  useOutbox.setState({
    stoppedBy: result.stoppedBy,
    isOnline: navigator.onLine && isInContact,
    ...(isInContact ? { lastContactAt: Date.now() } : {}),
  });
  if (waitingCount(useOutbox.getState().items) > 0) timer = setTimeout(() => void sendNow(), delay());
}

function delay(): number {
  return retryDelay(
    Math.min(
      ...useOutbox
        .getState()
        .items.filter((i) => i.state === 'waiting')
        .map((i) => i.attempts),
    ),
  );
}

async function refresh(): Promise<void> {
  const owner = ownerId;
  if (owner === null) return;
  const items = await openStore().list(owner);
  if (owner === ownerId) useOutbox.setState({ items });
}

/** Runs the work unless another tab is at it. */
async function alone<T>(work: () => Promise<T>): Promise<T | null> {
  if (!navigator.locks) return work();
  return navigator.locks.request('wangge-outbox', { ifAvailable: true }, (lock) => (lock ? work() : null));
}
