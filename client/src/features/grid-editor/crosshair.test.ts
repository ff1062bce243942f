import { describe, expect, it, vi } from 'vitest';
import type { MapTools } from '../../map/types';
import { crosshairAction } from './crosshair';

const reveal = vi.fn();
// At zoom 0 the world, 360 degrees, is 512 pixels wide.
const map: MapTools = {
  view: () => ({ longitude: 10, latitude: 0, zoom: 0 }),
  reveal,
  takePicture: () => Promise.reject(new Error('not asked for')),
};
const press = (key: string, crosshair: readonly [number, number] | null = null, shiftKey = false) =>
  crosshairAction({ key, shiftKey }, crosshair, map, 'e');

describe('the crosshair', () => {
  it('begins in the middle of the map and moves by pixels', () => {
    expect(press('ArrowRight')).toEqual({ kind: 'aim', at: [10 + (6 * 360) / 512, 0], reach: 3600 / 512 });
    expect(press('ArrowUp', [1, 0], true)).toMatchObject({ kind: 'aim', at: [1, (48 * 360) / 512] });
    expect(reveal).toHaveBeenLastCalledWith({ longitude: 1, latitude: (48 * 360) / 512 });
  });

  it('puts points and takes them back only where it is', () => {
    expect(press('Enter')).toBeNull();
    expect(press('Backspace')).toBeNull();
    expect(press('Enter', [1, 1])).toEqual({ kind: 'put', reach: (10 * 360) / 512, editId: 'e' });
    expect(press('Backspace', [1, 1])).toEqual({ kind: 'takeBack' });
    expect(press('a', [1, 1])).toBeNull();
    expect(crosshairAction({ key: 'ArrowUp', shiftKey: false }, null, null, 'e')).toBeNull();
  });
});
