import { describe, expect, it } from 'vitest';
import { type DeskTab, deskFilter } from './deskDefinition';
import { neighbour } from './useQueueKeys';

const tab: DeskTab = { key: 'reported', statuses: ['reported'], order: 'due' };

describe('what a desk shows', () => {
  it('is its tab, narrowed to a lamp and a channel', () => {
    expect(deskFilter(tab, { lamp: 'red', source: 'hotline' })).toEqual({
      status: ['reported'],
      lamp: ['red'],
      source: ['hotline'],
      order: 'due',
      limit: 50,
    });
    expect(deskFilter(tab, { lamp: 'blue', source: null })).not.toHaveProperty('lamp');
  });
});

describe('going through the queue by keys', () => {
  const items = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];

  it('begins at the first and stops at either end', () => {
    expect(neighbour(items, null, 1)).toBe(0);
    expect(neighbour(items, 'a', 1)).toBe(1);
    expect(neighbour(items, 'c', 1)).toBe(2);
    expect(neighbour(items, 'a', -1)).toBe(0);
    expect(neighbour(items, 'elsewhere', -1)).toBe(0);
  });
});
