import type { Notice } from '@contract/schemas';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { isArrival, markShown, markVisited, startArrivals, useArrivals } from './arrivals';

const listeners = vi.hoisted(() => new Set<(notice: Notice | null) => void>());
vi.mock('./live', () => ({
  onNotice: (listener: (notice: Notice | null) => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
}));

function tell(caseId: string, kind: Notice['kind'], status: Notice['status']): void {
  for (const listener of listeners) listener({ caseId, kind, status } as Notice);
}

const counts = () => {
  const { intake, duty, dispatch, worklist } = useArrivals.getState();
  return [intake.size, duty.size, dispatch.size, worklist.size];
};

describe('new cases', () => {
  const announced = vi.fn();
  let stop: () => void;
  beforeEach(() => {
    announced.mockReset();
    stop = startArrivals(['intake', 'duty', 'dispatch'], announced);
  });
  afterEach(() => stop());

  it('are counted for the queue they come to, and announced', () => {
    tell('a', 'report', 'reported');
    tell('b', 'report', 'reported');
    tell('c', 'file', 'filed');
    expect(counts()).toEqual([2, 0, 1, 0]);
    expect(announced).toHaveBeenCalledTimes(3);
  });

  it('are counted once each', () => {
    tell('a', 'report', 'reported');
    tell('a', 'confirm', 'reported');
    expect(counts()).toEqual([1, 0, 0, 0]);
  });

  it('are no longer new when they have moved on', () => {
    tell('a', 'report', 'reported');
    tell('a', 'note', 'reported');
    expect(counts()).toEqual([1, 0, 0, 0]);
    tell('a', 'accept', 'accepted');
    expect(counts()).toEqual([0, 1, 0, 0]);
  });

  it('are no longer new when they were shown, or the queue was visited', () => {
    for (const id of ['a', 'b', 'c']) tell(id, 'report', 'reported');
    markShown(['b', 'x']);
    expect([...useArrivals.getState().intake.keys()]).toEqual(['a', 'c']);
    markVisited('intake');
    expect(counts()).toEqual([0, 0, 0, 0]);
  });

  it('of queues that are not watched are not counted', () => {
    tell('a', 'dispatch', 'dispatched');
    expect(counts()).toEqual([0, 0, 0, 0]);
    expect(announced).not.toHaveBeenCalled();
  });

  it('are forgotten with the person', () => {
    tell('a', 'report', 'reported');
    stop();
    expect(counts()).toEqual([0, 0, 0, 0]);
    expect(listeners.size).toBe(0);
  });
});

describe('what is new to whom', () => {
  it.each<[Notice['kind'], Notice['status'], boolean]>([
    ['dispatch', 'dispatched', true],
    ['rework', 'handling', true],
    ['verify', 'handling', true],
    ['verify', 'verified', false],
    ['acknowledge', 'handling', false],
    ['decide-return', 'dispatched', false],
  ])('a unit: %s → %s is %s', (kind, status, expected) => {
    expect(isArrival('worklist', { kind, status })).toBe(expected);
  });

  it.each<[Notice['kind'], Notice['status'], boolean]>([
    ['file', 'filed', true],
    ['decide-return', 'filed', true],
    ['decide-return', 'handling', false],
    ['request-extension', 'handling', true],
    ['reopen', 'filed', true],
    ['reopen', 'reported', false],
  ])('a dispatcher: %s → %s is %s', (kind, status, expected) => {
    expect(isArrival('dispatch', { kind, status })).toBe(expected);
  });
});
