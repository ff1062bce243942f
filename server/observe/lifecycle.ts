import { messageOf, StartError } from './startError.ts';

const SIGNALS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/** Ends the process with one line for what an operator can mend, and with a stack trace for a bug. */
export function endOnFailure(): void {
  const end = (error: unknown) => {
    process.stderr.write(`\n${describe(error)}\n`);
    process.exit(1);
  };
  process.on('uncaughtException', end);
  process.on('unhandledRejection', end);
}

/** What a signal does: tidy up, then leave. A second one leaves at once. */
export interface SignalWork {
  replace: (tidyUp: () => Promise<void>) => void;
}

/** Runs the present tidy-up work when the process is told to end. */
export function leaveOnSignals(tidyUp: () => Promise<void>): SignalWork {
  let work = tidyUp;
  let isLeaving = false;
  for (const [signal, code] of Object.entries(SIGNALS)) {
    process.on(signal, () => {
      if (isLeaving) process.exit(code);
      isLeaving = true;
      void work().then(() => process.exit(signal === 'SIGHUP' ? code : 0));
    });
  }
  return {
    replace: (next) => {
      work = next;
    },
  };
}

function describe(error: unknown): string {
  if (error instanceof StartError && process.env.LOG_LEVEL !== 'debug') return `${error.code}: ${error.message}`;
  return error instanceof Error ? (error.stack ?? messageOf(error)) : messageOf(error);
}
