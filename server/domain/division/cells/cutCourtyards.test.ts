import { expect, it } from 'vitest';
import { cutCourtyards } from './figures.ts';

it('names the courtyards whose faces came to several cells, with these cells', () => {
  const cells = ['001', '002', '003'].map((code) => ({ code, communityCode: '', polygons: [], area: 0 }));
  // Faces 0 and 1 are courtyard 4 and in two cells; faces 2 and 3 are courtyard 7 in one; face 4 is in none.
  const drawing = { courtyardOf: Int32Array.of(4, 4, 7, 7, -1) };
  const found = cutCourtyards({ cells, cellOf: Int32Array.of(2, 0, 1, 1, 1) }, drawing);
  expect(found).toEqual([{ courtyard: 4, cells: ['001', '003'] }]);
});
