import { describe, expect, it } from 'vitest';
import { divergingRamp, sequentialRamp } from '../../ui/quantileClasses';
import { distance, seen, type Vision } from './colorVision';
import { classesByCode, divergingShades, hotspotClass, hotspotShades, sequentialShades } from './shades';

const visions: readonly Vision[] = ['normal', 'protanopia', 'deuteranopia', 'tritanopia'];
const ranges = (shades: { classes: readonly { range: readonly [number, number] | null }[] }) =>
  shades.classes.map(({ range }) => range);

describe('shades of one direction', () => {
  it('hold about equally many areas each, and say how many', () => {
    const shades = sequentialShades([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(ranges(shades)).toEqual([
      [1, 2],
      [3, 4],
      [5, 6],
      [7, 8],
      [9, 10],
    ]);
    expect(shades.classes.map(({ areas }) => areas)).toEqual([2, 2, 2, 2, 2]);
  });

  it('never divide equal figures, cover every figure, and leave nought and unknown out', () => {
    const values = [0, Number.NaN, 1, 1, 1, 1, 1, 1, 2, 9, 40];
    const { indexes, classes } = sequentialShades(values);
    expect([...indexes].map((index) => index >= 0)).toEqual(values.map((value) => value > 0));
    expect(classes.at(-1)).toMatchObject({ range: [9, 40], color: sequentialRamp.at(-1), areas: 2 });
    for (let index = 1; index < classes.length; index++) {
      expect(classes[index]?.range?.[0]).toBeGreaterThan(classes[index - 1]?.range?.[1] ?? 0);
    }
  });

  it('are none without cases and one where all are alike', () => {
    expect(sequentialShades([0, 0]).classes).toEqual([]);
    expect(sequentialShades([3, 3, 3]).classes).toEqual([{ range: [3, 3], areas: 3, color: sequentialRamp.at(-1) }]);
  });

  it('keep the bounds of all frames while one of them is shown', () => {
    const shades = sequentialShades([0, 2, 1], sequentialRamp, [1, 2, 3, 4, 5]);
    expect([...shades.indexes]).toEqual([-1, 1, 0]);
    expect(shades.classes).toHaveLength(5);
  });
});

describe('shades of change', () => {
  it('have the same bounds on both sides and the colour of the land between them', () => {
    const shades = divergingShades([-9, -2, 0, 1, 2, 9, Number.NaN, 0, -1], (index) => index !== 7);
    expect([...shades.indexes]).toEqual([0, 1, 3, 4, 5, 6, -1, -1, 2]);
    expect(ranges(shades)).toEqual([
      [-9, -9],
      [-2, -2],
      [-1, -1],
      [0, 0],
      [1, 1],
      [2, 2],
      [9, 9],
    ]);
  });

  it('show a change as strong when there is only one size of it', () => {
    expect([...divergingShades([-1, 1, 0], () => true).indexes]).toEqual([0, 6, 3]);
  });
});

describe('hot spots', () => {
  it.each([
    [3, 0.009, 'hot99'],
    [3, 0.01, 'hot95'],
    [3, 0.05, 'hot90'],
    [3, 0.1, 'none'],
    [-3, 0.001, 'cold99'],
    [Number.NaN, Number.NaN, 'none'],
  ])('z %d with q %d is %s', (z, q, expected) => {
    expect(hotspotClass(z, q)).toBe(expected);
  });

  it('leave what chance explains bare', () => {
    const shades = hotspotShades([4, -4, 0.2], [0.001, 0.06, 0.9]);
    expect([...shades.indexes]).toEqual([6, 2, -1]);
    expect(classesByCode(['a', 'b', 'c'], shades)).toEqual(
      new Map([
        ['a', 6],
        ['b', 2],
      ]),
    );
  });
});

describe.each(visions)('for %s', (vision) => {
  const lightness = (color: string) => seen(color, vision)[0];

  it('the steps of the sequential ramp stay apart', () => {
    const steps = sequentialRamp.map(lightness);
    for (let index = 1; index < steps.length; index++) {
      expect((steps[index - 1] ?? 0) - (steps[index] ?? 0)).toBeGreaterThan(8);
    }
  });

  it('each arm of the diverging ramp darkens, and more is never taken for less', () => {
    const middle = (divergingRamp.length - 1) / 2;
    const colors: readonly string[] = divergingRamp;
    const at = (index: number) => colors[index] ?? '';
    for (let step = 1; step <= middle; step++) {
      expect(lightness(at(middle + step - 1)) - lightness(at(middle + step))).toBeGreaterThan(8);
      expect(lightness(at(middle - step + 1)) - lightness(at(middle - step))).toBeGreaterThan(8);
      expect(distance(at(middle + step), at(middle - step), vision)).toBeGreaterThan(20);
    }
  });
});
