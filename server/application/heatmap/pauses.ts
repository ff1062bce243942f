/** How long one step of an answer may keep everything else waiting; it ends with what is under way. */
const STEP_MILLISECONDS = 8;

/** Gives a function that lets everything else that waits have its turn, where the last time was a while ago: a long answer is made in steps. */
export function pauses(): () => Promise<void> {
  let last = performance.now();
  return async () => {
    if (performance.now() - last < STEP_MILLISECONDS) return;
    await new Promise((resolve) => void setImmediate(resolve));
    last = performance.now();
  };
}
