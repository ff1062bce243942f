import { act, renderHook } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { useSaveInTurn } from './useSaveInTurn';

/** A server that answers when it is told to, and refuses a revision that is not its own. */
function slowServer() {
  const sent: string[] = [];
  const answers: (() => void)[] = [];
  let revision = 1;
  const send = (value: string[], before: string[], given: number) => {
    sent.push(`${before.join('')}>${value.join('')}@${given}`);
    return new Promise<number>((resolve, reject) => {
      answers.push(() => {
        if (given !== revision) return reject(new Error('stale-version'));
        revision += 1;
        resolve(revision);
      });
    });
  };
  return { sent, send, answer: () => act(async () => answers.shift()?.()) };
}

const edit = (server: ReturnType<typeof slowServer>, first: string[]) =>
  renderHook((value: string[]) => useSaveInTurn({ value, revision: 1, isOpen: true, send: server.send }), {
    initialProps: first,
  });

describe('saving in turn', () => {
  it('sends the next edits with the revision that the save before came back with, and none twice', async () => {
    const server = slowServer();
    const { result, rerender } = edit(server, ['a']);
    expect(result.current.saving).toBe('saved');
    rerender([]);
    rerender(['a']);
    expect(server.sent).toEqual(['a>@1']);
    expect(result.current.saving).toBe('saving');
    await server.answer();
    expect(server.sent).toEqual(['a>@1', '>a@2']);
    await server.answer();
    expect(result.current.saving).toBe('saved');
  });

  it('keeps what could not be saved, and saves it when asked again', async () => {
    let isDown = true;
    const saved: string[][] = [];
    const send = async (value: string[]) => {
      if (isDown) throw new Error('unreachable');
      saved.push(value);
      return 2;
    };
    const { result, rerender } = renderHook(
      (value: string[]) => useSaveInTurn({ value, revision: 1, isOpen: true, send }),
      { initialProps: ['a'] },
    );
    await act(async () => rerender(['a', 'b']));
    expect(result.current.saving).toBe('failed');
    expect(result.current.saveError).toEqual(new Error('unreachable'));
    isDown = false;
    await act(async () => result.current.saveAgain());
    expect(saved).toEqual([['a', 'b']]);
    expect(result.current.saving).toBe('saved');
  });
});
