import type { Session } from '@contract/schemas';
import { act, renderHook } from '@testing-library/react';
import { createElement, type ReactNode } from 'react';
import { MemoryRouter } from 'react-router';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useFirstPicture } from './useFirstPicture';
import { type HeatAddress, useHeatAddress } from './useHeatAddress';
import type { HeatPage } from './useHeatPage';

describe('the address of the heat map', () => {
  const read = (path: string) =>
    renderHook(() => useHeatAddress({ districtCode: null } as Session, 'Asia/Shanghai', 9), {
      wrapper: ({ children }: { children: ReactNode }) =>
        createElement(MemoryRouter, { initialEntries: [path] }, children),
    }).result;

  it('stays the same object while only the map moves', () => {
    const result = read('/heatmap?measure=overdue&at=121.47,31.23,13');
    const { address, view } = result.current;
    act(() => result.current.setView({ longitude: 121.5, latitude: 31.2, zoom: 13.4 }));
    expect(result.current.view).not.toEqual(view);
    expect(result.current.view?.zoom).toBeCloseTo(13.4);
    expect(result.current.address).toBe(address);
  });

  it('is another when the zoom asks for another level, or something is chosen', () => {
    const result = read('/heatmap?at=121.47,31.23,13');
    const { address } = result.current;
    act(() => result.current.setView({ longitude: 121.47, latitude: 31.23, zoom: 9 }));
    expect(result.current.address.level).not.toBe(address.level);
    act(() => result.current.address.set({ wall: '1' }));
    expect(result.current.address.isWall).toBe(true);
  });
});

describe('the panels around the map', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());
  const shading: HeatPage['shading'] = { level: 'district', kind: null, classes: new Map(), colors: [] };
  const isThere = (isTable: boolean, given: HeatPage['shading'], waitsFor: Error | null = null) =>
    renderHook(
      (now: HeatPage['shading']) =>
        useFirstPicture({ isTable } as HeatAddress, { answer: { waitsFor }, shading: now } as HeatPage),
      { initialProps: given },
    );

  it('wait until the map has drawn its first shading', () => {
    const { result, rerender } = isThere(false, null);
    act(() => result.current.onDrawn());
    expect(result.current.isThere).toBe(false);
    rerender(shading);
    expect(result.current.isThere).toBe(false);
    act(() => result.current.onDrawn());
    expect(result.current.isThere).toBe(true);
  });

  it('do not wait for ever, nor for a map that is not shown, nor for figures that are not ready', () => {
    const { result } = isThere(false, null);
    act(() => void vi.advanceTimersByTime(2_500));
    expect(result.current.isThere).toBe(true);
    const drawing = isThere(false, shading).result;
    act(() => void vi.advanceTimersByTime(7_900));
    expect(drawing.current.isThere).toBe(false);
    act(() => void vi.advanceTimersByTime(100));
    expect(drawing.current.isThere).toBe(true);
    expect(isThere(true, null).result.current.isThere).toBe(true);
    expect(isThere(false, null, new Error('figures-not-ready')).result.current.isThere).toBe(true);
  });
});
