import { describe, expect, it } from 'vitest';
import { levelAtZoom, viewFromText, viewToText } from './view';

describe('the camera in the address', () => {
  it('comes back as it was written', () => {
    const view = { longitude: 121.47371, latitude: 31.23042, zoom: 15.2 };
    expect(viewFromText(viewToText(view))).toEqual(view);
  });

  it.each([null, '', '1', '1,2', 'a,b,c', '181,0,5', '0,86,5', '0,0,99', '0,0,NaN'])('is nothing for %s', (text) => {
    expect(viewFromText(text)).toBeNull();
  });

  it('shows finer levels closer in', () => {
    expect([8, 11, 13.4, 14, 16].map(levelAtZoom)).toEqual([
      'district',
      'subdistrict',
      'community',
      'responsibility-grid',
      'unit-grid',
    ]);
  });
});
