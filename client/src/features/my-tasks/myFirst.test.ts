import type { CaseSummary } from '@contract/schemas';
import { expect, it } from 'vitest';
import { myFirst } from './myFirst';

it('puts what was given to me first and changes nothing else in the order', () => {
  const item = (id: string, assigneeId: string | null) => ({ id, assigneeId }) as CaseSummary;
  const items = [item('a', null), item('b', 'me'), item('c', 'you'), item('d', 'me')];
  expect(myFirst(items, 'me').map(({ id }) => id)).toEqual(['b', 'd', 'a', 'c']);
  expect(myFirst(items, 'nobody').map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd']);
});
