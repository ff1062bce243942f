/** Lets everything else that waits have its turn: a long answer is made in steps of some milliseconds, so that nobody waits for all of it. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => void setImmediate(resolve));
}
