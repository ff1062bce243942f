interface Waiting<Q, A> {
  readonly question: Q;
  resolve(answer: A): void;
  reject(error: unknown): void;
}

/** Asks several questions in one round trip; the answers come in the order of the questions. */
type AskMany<Q, A> = (questions: readonly Q[]) => Promise<readonly A[]>;

/** Bounds what one statement carries. */
const MOST_TOGETHER = 128;

/**
 * Lets those who ask at the same time ask together: a question that finds nobody being served is asked at once and alone;
 * those that come meanwhile wait for the next round trip, which takes them all. So a lone asker waits for nobody, a crowd
 * costs few round trips and commits, and nothing depends on a clock. What fails together is asked again one by one, so
 * that each asker gets an answer or error of its own: a failed asking must have had no effect.
 *
 * `lanes` round trips are under way at most: with one, the database rests while this process reads and writes; a second
 * keeps both at work, for smaller groups.
 */
export function together<Q, A>(askMany: AskMany<Q, A>, lanes = 1): (question: Q) => Promise<A> {
  const waiting: Waiting<Q, A>[] = [];
  let busy = 0;
  const serve = async (): Promise<void> => {
    // Everybody who is ready at this moment asks in the first round trip.
    await Promise.resolve();
    while (waiting.length > 0) await answer(askMany, waiting.splice(0, MOST_TOGETHER));
    busy -= 1;
  };
  return (question) =>
    new Promise<A>((resolve, reject) => {
      waiting.push({ question, resolve, reject });
      if (busy === lanes) return;
      busy += 1;
      void serve();
    });
}

async function answer<Q, A>(askMany: AskMany<Q, A>, asked: readonly Waiting<Q, A>[]): Promise<void> {
  try {
    const answers = await askMany(asked.map(({ question }) => question));
    if (answers.length !== asked.length) throw new Error(`${asked.length} questions got ${answers.length} answers`);
    for (const [index, { resolve }] of asked.entries()) resolve(answers[index] as A);
  } catch (error) {
    if (asked.length === 1) asked[0]?.reject(error);
    else for (const each of asked) await answer(askMany, [each]);
  }
}

/** The same for questions that can only be asked together with others of their key: one queue for each, while it is used. */
export function togetherBy<Q, A>(keyOf: (question: Q) => string, askMany: AskMany<Q, A>): (question: Q) => Promise<A> {
  const queues = new Map<string, { ask: (question: Q) => Promise<A>; open: number }>();
  return async (question) => {
    const key = keyOf(question);
    const queue = queues.get(key) ?? { ask: together(askMany), open: 0 };
    queues.set(key, queue);
    queue.open += 1;
    try {
      return await queue.ask(question);
    } finally {
      queue.open -= 1;
      if (queue.open === 0) queues.delete(key);
    }
  };
}
