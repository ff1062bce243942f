import { describe, expect, it } from 'vitest';
import { ownAddress } from './SignInRoute';

describe('where a sign-in leads', () => {
  it('stays on this site', () => {
    expect(ownAddress('/dispatch/310101/x?tab=filed')).toBe('/dispatch/310101/x?tab=filed');
    for (const foreign of ['//evil.example', '/\\evil.example', 'https://evil.example', '', null]) {
      expect(ownAddress(foreign)).toBe('/');
    }
  });
});
