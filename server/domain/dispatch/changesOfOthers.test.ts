import { describe, expect, it } from 'vitest';
import { ruleFor } from '../../testing/dispatchFactory.ts';
import { changeBeyondDistrict } from './changesOfOthers.ts';

const own = (id: string, name = id) =>
  ruleFor(id, { name, when: { areaCodes: ['990101001', '01000099010100000000'] } });
const other = ruleFor('other', { when: { areaCodes: ['990102'] } });
const mixed = ruleFor('mixed', { when: { areaCodes: ['990101', '990102'] } });
const city = ruleFor('city', { when: { sources: ['hotline'], timeWindow: { from: '08:00', to: '18:00' } } });
const before = [own('a'), city, other, mixed, own('b')];

describe('what a person of one district changed beyond it', () => {
  it.each([
    ['nothing', before, null],
    ['own rules anew, gone and moved', [city, own('c'), other, own('a', 'renamed'), mixed], null],
    [
      'a rule stored with its fields in another order',
      [
        own('a'),
        {
          isAutomatic: false,
          sendTo: city.sendTo,
          name: 'city',
          id: 'city',
          when: { timeWindow: { to: '18:00', from: '08:00' }, sources: ['hotline'] },
        } as const,
        other,
        mixed,
      ],
      null,
    ],
    ['a rule for the whole city', [own('a'), { ...city, isAutomatic: true }, other, mixed], 'rules[1]'],
    ['the order of foreign rules', [other, city, mixed], 'rules[0]'],
    ['a new rule for everybody', [...before, ruleFor('new')], 'rules[5]'],
    ['a rule for both districts', [own('a'), city, other, { ...mixed, name: 'x' }], 'rules[3]'],
    ['a foreign rule taken away from the end', [own('a'), city, other], 'rules'],
    ['a foreign rule taken away', [own('a'), other, mixed], 'rules[1]'],
    ['an own rule that reaches further now', [own('a'), city, other, mixed, { ...own('b'), when: {} }], 'rules[4]'],
  ])('%s', (_, after, expected) => {
    expect(changeBeyondDistrict(before, after, '990101')).toBe(expected);
  });
});
