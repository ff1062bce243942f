/** An answer is kept so many times as long as it took: asked for without pause, it takes a twentieth of the time. */
const KEPT_TIMES = 20;
/** Some hundred kilobytes each, in a large city. */
const MOST_KEPT = 300;

/** Work that was begun, and its end. */
interface Begun {
  readonly done: Promise<unknown>;
}

/**
 * Remembers work under a key while it goes on, so that all who ask share it, and when it is done for as long as its cost
 * is worth: what is quick is done anew each time. What failed is forgotten, and so is what was remembered first where
 * that becomes too much.
 */
export function keptByCost<Work extends Begun>(): (key: string, begin: () => Work) => Work {
  const kept = new Map<string, { readonly work: Work; goodUntil: number }>();
  return (key, begin) => {
    const known = kept.get(key);
    if (known && Date.now() < known.goodUntil) return known.work;
    const begun = Date.now();
    const entry = { work: begin(), goodUntil: Number.POSITIVE_INFINITY };
    kept.delete(key);
    kept.set(key, entry);
    const [first] = kept.keys();
    if (kept.size > MOST_KEPT && first !== undefined) kept.delete(first);
    entry.work.done.then(
      () => {
        entry.goodUntil = Date.now() + KEPT_TIMES * (Date.now() - begun);
      },
      () => kept.get(key) === entry && kept.delete(key),
    );
    return entry.work;
  };
}
