import type { NoticePort } from '../../application/ports.ts';
import type { Notice } from '../../contract/schemas.ts';
import type { Cursor } from './cursor.ts';

/** How long a lost hint can delay a notice: the log is looked at this often in any case. */
const POLL_MILLISECONDS = 1_000;
/** The first notice goes out at once; those within this time after it go together, so that a burst costs few writes. */
const BREATH_MILLISECONDS = 50;
const PAGE = 500;

export interface LogPump {
  /** Finds out where the log stands, unless that is known already. */
  start(): Promise<void>;
  /** What has been delivered up to now. */
  head(): Cursor;
  /** Delivers what has been committed until now. */
  look(): Promise<void>;
  close(): void;
}

/** Gets each page of the log once, with the cursor before it. */
export type Deliver = (page: readonly Notice[], before: Cursor) => void;

/** Reads the log on, from where it stands at the start, and delivers everything once and in the order of each district. */
export function logPump(notices: NoticePort, onError: (error: unknown) => void, deliver: Deliver): LogPump {
  let cursor: Cursor | null = null;
  let isReading = false;
  let isStale = false;
  let isClosed = false;

  const start = async (): Promise<void> => {
    if (cursor) return;
    const read = await notices.readHead(null);
    // Of two that asked at the same moment the first answer counts: the log may have been read on from there.
    cursor ??= read;
  };
  const head = (): Cursor => cursor ?? {};
  const readOn = async (): Promise<void> => {
    await start();
    for (let isFull = true; isFull && !isClosed; ) {
      const before = head();
      const page = await notices.readAfter(before, null, PAGE);
      if (page.length === 0 || isClosed) return;
      cursor = { ...before, ...Object.fromEntries(page.map((notice) => [notice.districtCode, notice.position])) };
      deliver(page, before);
      isFull = page.length >= PAGE;
    }
  };
  // Looks follow one another: two at once would deliver the same page twice.
  let lastLook: Promise<void> = Promise.resolve();
  const look = (): Promise<void> => {
    lastLook = lastLook.catch(() => undefined).then(readOn);
    return lastLook;
  };
  const wake = async (): Promise<void> => {
    isStale = true;
    if (isReading || isClosed) return;
    isReading = true;
    try {
      while (isStale && !isClosed) {
        isStale = false;
        await look();
        await breath();
      }
    } catch (error) {
      onError(error);
    } finally {
      isReading = false;
    }
  };
  const unsubscribe = notices.subscribe(() => void wake());
  const timer = setInterval(() => void wake(), POLL_MILLISECONDS);
  void wake();
  const close = (): void => {
    isClosed = true;
    clearInterval(timer);
    unsubscribe();
  };
  return { start, head, look, close };
}

/** Does not keep the process alive. */
const breath = (): Promise<void> => new Promise((resolve) => void setTimeout(resolve, BREATH_MILLISECONDS).unref());
