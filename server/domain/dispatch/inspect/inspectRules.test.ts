import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ruleFor } from '../../../testing/dispatchFactory.ts';
import { madeUnits, madeValues, randomFacts, randomRules } from '../../../testing/randomRules.ts';
import { applies } from '../applies.ts';
import { propose } from '../propose.ts';
import type { DispatchRule, RuleSet } from '../rules.ts';
import { covers, extentOf } from './extent.ts';
import { inspectRules } from './inspectRules.ts';

const u1 = { kind: 'named-unit', unitCode: '990101-U1' } as const;
const u2 = { kind: 'named-unit', unitCode: '990101-U2' } as const;
const elsewhere = { kind: 'named-unit', unitCode: '990102-U1' } as const;
const maintainer = { kind: 'component-maintainer' } as const;
const professional = { kind: 'professional-grid-unit' } as const;
const rule = (when: DispatchRule['when'], sendTo: DispatchRule['sendTo'] = { kind: 'trade-unit' }, id = 'a') =>
  ruleFor(id, { when, sendTo });

/** Of two rules: what is said of the second. */
const pairs: readonly (readonly [string, DispatchRule, DispatchRule, string | null])[] = [
  ['a named unit takes its whole district', rule({}, u1), rule({ areaCodes: ['990101001'] }), 'dead'],
  ['but not that of another district', rule({}, u1), rule({ areaCodes: ['990102001'] }), null],
  ['nor cases of anywhere', rule({}, u1), rule({ sources: ['sensor'] }), null],
  ['a unit of the same district behind it gets none', rule({}, u1), rule({ sources: ['sensor'] }, u2), 'dead'],
  ['a unit of another district gets its own', rule({}, u1), rule({ sources: ['sensor'] }, elsewhere), null],
  ['the same way of finding finds first', rule({}), rule({ categoryIds: ['e0101'] }), 'dead'],
  ['another way is a fallback', rule({}, maintainer), rule({ categoryIds: ['e0101'] }), null],
  ['an exception before the rule is in order', rule({ categoryIds: ['e0101'] }, u1), rule({}), null],
  ['a class holds its categories', rule({ categoryClasses: ['made:c01'] }), rule({ trades: ['lighting'] }), 'dead'],
  ['a kind holds its classes', rule({ categoryKinds: ['event'] }), rule({ categoryClasses: ['made:e02'] }), 'dead'],
  [
    'a community lies in its subdistrict',
    rule({ areaCodes: ['990101001', '990101002'] }),
    rule({ areaCodes: ['990101002001'] }),
    'dead',
  ],
  [
    'a responsibility grid lies in its subdistrict',
    rule({ areaCodes: ['990101001'] }),
    rule({ areaCodes: ['990101001Z001'] }),
    'dead',
  ],
  [
    'a professional grid lies in its district only',
    rule({ areaCodes: ['990101'] }),
    rule({ areaCodes: ['01000099010100000000'] }),
    'dead',
  ],
  [
    'hours within hours',
    rule({ timeWindow: { from: '22:00', to: '06:00' } }),
    rule({ timeWindow: { weekdays: [7], from: '23:00', to: '05:00' } }),
    'dead',
  ],
  [
    'hours on more days are more',
    rule({ timeWindow: { weekdays: [7], from: '22:00', to: '06:00' } }),
    rule({ timeWindow: { from: '23:00', to: '05:00' } }),
    null,
  ],
  [
    'all sources are no condition',
    rule({ sources: ['inspector', 'hotline', 'citizen', 'supervisor', 'sensor'] }),
    rule({}),
    'dead',
  ],
  [
    'grids of named kinds are not those of the category’s kind',
    rule({}, professional),
    rule({ professionalKinds: ['water'] }, professional),
    null,
  ],
  ['no category is left', rule({}, u1), rule({ categoryKinds: ['event'], trades: ['lighting'] }), 'never'],
  ['the unit is of another district', rule({}, maintainer), rule({ areaCodes: ['990101001'] }, elsewhere), 'never'],
  ['two conditions cross', rule({ sources: ['hotline'] }, u1), rule({ categoryIds: ['e0101'] }, u2), 'overlapping'],
  [
    'two areas do not meet',
    rule({ areaCodes: ['990101001'] }, u1),
    rule({ areaCodes: ['990101002'], sources: ['hotline'] }, u2),
    null,
  ],
];

describe('inspectRules', () => {
  it.each(pairs)('%s', (_, first, second, expected) => {
    const findings = inspectRules([first, { ...second, id: 'b' }], madeValues).filter(
      ({ ruleIndex }) => ruleIndex === 1,
    );
    expect(findings.map(({ code }) => code)).toEqual(expected === null ? [] : [expected]);
    if (expected === 'dead' || expected === 'overlapping') expect(findings[0]?.otherRuleIndex).toBe(0);
  });

  it('names every unknown value with its place', () => {
    const rules: RuleSet = [
      rule({}),
      rule(
        {
          categoryIds: ['e0101', 'e9999'],
          categoryClasses: ['made:x'],
          trades: ['cooking'],
          areaCodes: ['990101', '990101009', 'north'],
          maintainerCodes: ['nobody'],
          ownerCodes: ['990101-U1', 'nobody'],
        },
        { kind: 'named-unit', unitCode: 'gone' },
      ),
    ];
    const errors = inspectRules(rules, madeValues).filter(({ level }) => level === 'error');
    expect(errors.map(({ code, path, value }) => [code, path, value])).toEqual([
      ['unknown-category', 'rules[1].when.categoryIds[1]', 'e9999'],
      ['unknown-category-class', 'rules[1].when.categoryClasses[0]', 'made:x'],
      ['unknown-trade', 'rules[1].when.trades[0]', 'cooking'],
      ['unknown-area', 'rules[1].when.areaCodes[1]', '990101009'],
      ['unknown-area', 'rules[1].when.areaCodes[2]', 'north'],
      ['unknown-unit', 'rules[1].when.maintainerCodes[0]', 'nobody'],
      ['unknown-unit', 'rules[1].when.ownerCodes[1]', 'nobody'],
      ['unknown-unit', 'rules[1].sendTo.unitCode', 'gone'],
      ['repeated-id', 'rules[1].id', 'a'],
    ]);
  });

  it('gives an example of a case that two rules share', () => {
    const night = { weekdays: [5], from: '22:00', to: '06:00' };
    const rules = [
      rule({ areaCodes: ['990101'], timeWindow: night }, u1),
      rule({ areaCodes: ['990101001Z001'], categoryClasses: ['made:c01'], sources: ['sensor'] }, u2, 'b'),
    ];
    expect(inspectRules(rules, madeValues)).toMatchObject([
      {
        code: 'overlapping',
        level: 'hint',
        ruleIndex: 1,
        otherRuleIndex: 0,
        example: {
          categoryId: 'c0101',
          areaCodes: ['990101001Z001'],
          maintainerCode: null,
          source: 'sensor',
          filedAt: { weekday: 5, minute: 1320 },
        },
      },
    ]);
  });
});

describe('for any rules and any case', () => {
  it('a rule that is called dead or useless never wins', () => {
    fc.assert(
      fc.property(randomRules, fc.array(randomFacts, { maxLength: 20 }), (rules, cases) => {
        const useless = inspectRules(rules, madeValues)
          .filter(({ level }) => level === 'warning')
          .map(({ ruleIndex }) => `r${ruleIndex}`);
        for (const facts of cases) expect(useless).not.toContain(propose(facts, rules, madeUnits).ruleId);
      }),
      { numRuns: 1_000 },
    );
  });

  it('an extent that covers another holds every case of it', () => {
    fc.assert(
      fc.property(randomRules, randomFacts, (rules, facts) => {
        const extents = rules.map((each) => extentOf(each, madeValues));
        for (const [outer, outerExtent] of extents.entries())
          for (const [inner, innerExtent] of extents.entries())
            if (covers(outerExtent, innerExtent) && applies(rules[inner]?.when ?? {}, facts))
              expect(applies(rules[outer]?.when ?? {}, facts)).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  it('two rules that cross on a case and lead elsewhere are pointed out', () => {
    fc.assert(
      fc.property(randomRules, randomFacts, (rules, facts) => {
        const findings = inspectRules(rules, madeValues);
        const extents = rules.map((each) => extentOf(each, madeValues));
        const useless = new Set(findings.filter(({ level }) => level === 'warning').map(({ ruleIndex }) => ruleIndex));
        const named = new Set(
          findings
            .filter(({ code }) => code === 'overlapping')
            .map((found) => `${found.otherRuleIndex} ${found.ruleIndex}`),
        );
        for (let later = 1; later < rules.length; later += 1)
          for (let earlier = 0; earlier < later; earlier += 1) {
            const [one, other, a, b] = [rules[earlier], rules[later], extents[earlier], extents[later]];
            if (!one || !other || !a || !b || useless.has(earlier) || useless.has(later)) continue;
            const isSame = JSON.stringify(one.sendTo) === JSON.stringify(other.sendTo);
            if (isSame || covers(a, b) || covers(b, a)) continue;
            if (applies(one.when, facts) && applies(other.when, facts)) expect(named).toContain(`${earlier} ${later}`);
          }
      }),
      { numRuns: 1_000 },
    );
  });
});
