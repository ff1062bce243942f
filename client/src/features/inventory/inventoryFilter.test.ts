import { describe, expect, it } from 'vitest';
import { filterFromAddress, withFilter, withoutFilter } from './inventoryFilter';

describe('the filter in the address', () => {
  it('comes back as it was written, whatever else the address holds', () => {
    const filter = { text: '井盖', state: ['damaged' as const, 'lost' as const], gridCode: ['310101001Z001'] };
    const address = withFilter(new URLSearchParams('at=121.4,31.2,15&district=310101'), filter);
    expect(filterFromAddress(address)).toEqual(filter);
    expect(address.get('at')).toBe('121.4,31.2,15');
    expect(withoutFilter(address).toString()).toBe('at=121.4%2C31.2%2C15&district=310101');
  });

  it('leaves out what is none, and takes out what is emptied', () => {
    expect(filterFromAddress(new URLSearchParams('state=broken&gridCode=12&maintainerCode=U1'))).toEqual({
      maintainerCode: 'U1',
    });
    expect(withFilter(new URLSearchParams('state=lost&text=x'), { state: [], text: '' }).toString()).toBe('');
  });
});
