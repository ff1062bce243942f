/** A job that runs again and again; `stop` waits for the round that is under way. */
export interface Repeating {
  stop(): Promise<void>;
}

/**
 * Runs a piece of background work at once and then `pauseMilliseconds` after each round has ended: rounds never overlap.
 * A round that fails is told and tried again with the next.
 */
export function repeat(
  work: () => Promise<unknown>,
  pauseMilliseconds: number,
  onError: (error: unknown) => void,
): Repeating {
  let isStopped = false;
  let wakeUp = (): void => undefined;
  const rest = (): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, pauseMilliseconds);
      wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const run = async (): Promise<void> => {
    while (!isStopped) {
      await work().catch(onError);
      if (!isStopped) await rest();
    }
  };
  const running = run();
  return {
    stop() {
      isStopped = true;
      wakeUp();
      return running;
    },
  };
}
