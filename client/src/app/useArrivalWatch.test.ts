import { describe, expect, it } from 'vitest';
import { titleWith } from './useArrivalWatch';

describe('the tab’s title', () => {
  it('tells how many cases are new, once', () => {
    expect(titleWith('网格 Wangge', 3)).toBe('(3) 网格 Wangge');
    expect(titleWith('(3) 网格 Wangge', 12)).toBe('(12) 网格 Wangge');
    expect(titleWith('(12) 网格 Wangge', 0)).toBe('网格 Wangge');
  });
});
