import { expect, it } from 'vitest';
import { loadClasses, loadClassOf } from './loadClasses';

it.each([
  [0, '< 0.90'],
  [0.899, '< 0.90'],
  [0.9, '0.90–0.98'],
  [0.98, '0.98–1.02'],
  [1, '0.98–1.02'],
  [1.02, '1.02–1.10'],
  [1.0999, '1.02–1.10'],
  [1.1, '≥ 1.10'],
  [9, '≥ 1.10'],
])('%d of the mean is %s', (load, label) => {
  expect(loadClassOf(load).label).toBe(label);
});

it('every class has a colour of its own', () => {
  expect(new Set(loadClasses.map(({ color }) => color)).size).toBe(loadClasses.length);
});
