/** Who asks while cases or areas are being read or counted is told so, before a proxy gives up waiting. */
const PATIENCE_MILLISECONDS = 3_000;

/** What a promise gives, or null when it takes longer than somebody waits. */
export async function withinPatience<T>(promise: Promise<T>): Promise<T | null> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MILLISECONDS, null);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
