import { messageOf, StartError } from './startError.ts';

const SIGNALS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/** Ends the process with one line for what an operator can mend, and with a stack trace for a bug. */
export function endOnFailure(): void {
  const end = (error: unknown) => {
    // A progress line may be open on a terminal.
    process.stderr.write(`${process.stdout.isTTY ? '\n' : ''}${describe(error)}\n`);
    process.exit(1);
  };
  process.on('uncaughtException', end);
  process.on('unhandledRejection', end);
}

/** What a signal does once the city is ready. */
export interface SignalWork {
  /** From now on the process tidies up before it leaves. A second signal leaves at once. */
  tidyUpWith: (work: () => Promise<void>) => void;
}

/** Leaves at once when told to end, until there is something to tidy up. */
export function leaveOnSignals(): SignalWork {
  let work: (() => Promise<void>) | null = null;
  let isLeaving = false;
  for (const [signal, code] of Object.entries(SIGNALS)) {
    process.on(signal, () => {
      if (isLeaving || !work) process.exit(code);
      isLeaving = true;
      void work().then(() => process.exit(0));
    });
  }
  return {
    tidyUpWith: (next) => {
      work = next;
    },
  };
}

function describe(error: unknown): string {
  if (error instanceof StartError && process.env.LOG_LEVEL !== 'debug') return `${error.code}: ${error.message}`;
  return error instanceof Error ? (error.stack ?? messageOf(error)) : messageOf(error);
}
