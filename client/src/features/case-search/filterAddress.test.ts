import { describe, expect, it } from 'vitest';
import { changed, filterFromAddress, isSameFilter, type SearchFilter, withFilter } from './filterAddress';

const filter: SearchFilter = {
  text: '中山路 垃圾',
  stage: ['disposal', 'verification'],
  lamp: ['red'],
  gridCode: ['310101002'],
  from: '2026-11-01',
  isOverdue: true,
  order: 'due',
};

describe('a filter in an address', () => {
  it('comes back as it was, beside what else the address holds', () => {
    const address = withFilter(new URLSearchParams('at=31,121,12&text=alt'), filter);
    expect(filterFromAddress(new URLSearchParams(address.toString()))).toEqual(filter);
    expect(address.get('at')).toBe('31,121,12');
  });

  it('leaves out what is no filter', () => {
    const address = new URLSearchParams('lamp=blue&from=yesterday&stage=disposal&order=random&isOverdue=1&more=x');
    expect(filterFromAddress(address)).toEqual({ stage: ['disposal'] });
  });

  it('is empty for an empty address, and the usual order is not written', () => {
    expect(filterFromAddress(new URLSearchParams())).toEqual({});
    expect(withFilter(new URLSearchParams(), { order: 'newest' }).toString()).toBe('');
  });

  it('changes value by value', () => {
    expect(changed({ text: 'x', lamp: ['red'] }, { text: '', lamp: [], from: '2026-01-01' })).toEqual({
      from: '2026-01-01',
    });
    expect(isSameFilter({ text: 'x', order: 'newest' }, { text: 'x' })).toBe(true);
    expect(isSameFilter({ text: 'x' }, { text: 'y' })).toBe(false);
  });
});
