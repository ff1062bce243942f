import { fireEvent, renderHook } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { activeShortcuts, useShortcuts, useSingleKeys } from './shortcuts';

const bind = (key: string) => {
  const run = vi.fn();
  const hook = renderHook(() => useShortcuts([{ key, label: key, run }]));
  return { run, ...hook };
};

describe('keys that do something at once', () => {
  afterEach(() => {
    document.body.replaceChildren();
    if (!useSingleKeys.getState().isOn) useSingleKeys.getState().toggle();
  });

  it('act wherever the focus is, but not while somebody types or chooses', () => {
    const { run, unmount } = bind('a');
    fireEvent.keyDown(document.body, { key: 'a' });
    const field = document.body.appendChild(document.createElement('textarea'));
    fireEvent.keyDown(field, { key: 'a' });
    fireEvent.keyDown(document.body, { key: 'a', isComposing: true });
    fireEvent.keyDown(document.body, { key: 'a', ctrlKey: true });
    expect(run).toHaveBeenCalledTimes(1);
    unmount();
    fireEvent.keyDown(document.body, { key: 'a' });
    expect(run).toHaveBeenCalledTimes(1);
  });

  it('give Ctrl+Enter even from a text field', () => {
    const { run, unmount } = bind('Ctrl+Enter');
    const field = document.body.appendChild(document.createElement('textarea'));
    fireEvent.keyDown(field, { key: 'Enter', ctrlKey: true });
    expect(run).toHaveBeenCalledTimes(1);
    unmount();
  });

  it('let the one that came last act, and are listed once', () => {
    const first = bind('a');
    const second = bind('a');
    fireEvent.keyDown(document.body, { key: 'a' });
    expect([first.run.mock.calls.length, second.run.mock.calls.length]).toEqual([0, 1]);
    expect(activeShortcuts()).toHaveLength(1);
    first.unmount();
    second.unmount();
  });

  it('can be switched off, all but those with Ctrl', () => {
    const single = bind('a');
    const withCtrl = bind('Ctrl+Enter');
    useSingleKeys.getState().toggle();
    fireEvent.keyDown(document.body, { key: 'a' });
    fireEvent.keyDown(document.body, { key: 'Enter', ctrlKey: true });
    expect([single.run.mock.calls.length, withCtrl.run.mock.calls.length]).toEqual([0, 1]);
    single.unmount();
    withCtrl.unmount();
  });
});
