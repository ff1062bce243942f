import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { together, togetherBy } from './together.ts';

/** Notes what was asked together; answers when it is let go on. */
function slowAsker() {
  const asked: (readonly number[])[] = [];
  const open: (() => void)[] = [];
  const askMany = async (questions: readonly number[]) => {
    asked.push(questions);
    await new Promise<void>((resolve) => void open.push(resolve));
    if (questions.includes(13)) throw new Error('thirteen');
    return questions.map((question) => question * 2);
  };
  const goOn = async () => {
    open.shift()?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { asked, askMany, goOn };
}
const moment = () => new Promise((resolve) => setImmediate(resolve));

describe('together', () => {
  test('a lone question goes at once; those that come meanwhile go together', async () => {
    const { asked, askMany, goOn } = slowAsker();
    const ask = together(askMany);
    const first = ask(1);
    await moment();
    const others = [ask(2), ask(3), ask(4)];
    await moment();
    expect(asked).toEqual([[1]]);
    await goOn();
    expect(await first).toBe(2);
    expect(asked).toEqual([[1], [2, 3, 4]]);
    await goOn();
    expect(await Promise.all(others)).toEqual([4, 6, 8]);
  });

  test('with two lanes a second question goes at once too, and the rest wait for the first lane that is free', async () => {
    const { asked, askMany, goOn } = slowAsker();
    const ask = together(askMany, 2);
    const answers: Promise<number>[] = [];
    for (const question of [1, 2, 3, 4]) {
      answers.push(ask(question));
      await moment();
    }
    expect(asked).toEqual([[1], [2]]);
    await goOn();
    expect(asked).toEqual([[1], [2], [3, 4]]);
    answers.push(ask(5));
    await goOn();
    expect(asked.at(-1)).toEqual([5]);
    await goOn();
    await goOn();
    expect(await Promise.all(answers)).toEqual([2, 4, 6, 8, 10]);
  });

  test('what fails together is asked one by one: each gets its own answer or error', async () => {
    const asked: (readonly number[])[] = [];
    const ask = together(async (questions: readonly number[]) => {
      asked.push(questions);
      if (questions.includes(13)) throw new Error('thirteen');
      return questions;
    });
    const answers = await Promise.allSettled([ask(1), ask(13), ask(2)]);
    expect(answers.map((answer) => (answer.status === 'fulfilled' ? answer.value : answer.reason.message))).toEqual([
      1,
      'thirteen',
      2,
    ]);
    expect(asked).toEqual([[1, 13, 2], [1], [13], [2]]);
    expect(await ask(5)).toBe(5);
  });

  test('an asking that answers too little is a failure of each', async () => {
    const ask = together(async () => [] as number[]);
    await expect(Promise.all([ask(1), ask(2)])).rejects.toThrow('1 questions got 0 answers');
  });

  test('whatever comes whenever, every question gets its own answer, and at most 128 go together', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(1000), fc.boolean()), { maxLength: 400 }), async (questions) => {
        let most = 0;
        const ask = togetherBy<number, number>(
          (question) => `${question % 3}`,
          async (asked) => {
            most = Math.max(most, asked.length);
            if (new Set(asked.map((question) => question % 3)).size > 1) throw new Error('mixed');
            await moment();
            return asked.map((question) => question + 1);
          },
        );
        const answers: Promise<number>[] = [];
        for (const [question, isPaused] of questions) {
          answers.push(ask(question));
          if (isPaused) await moment();
        }
        expect(await Promise.all(answers)).toEqual(questions.map(([question]) => question + 1));
        expect(most).toBeLessThanOrEqual(128);
      }),
      { seed: 7, numRuns: 50 },
    );
  });
});
