import fc from 'fast-check';
import { expect, it } from 'vitest';
import { madeUnits, randomFacts, randomRules } from '../../testing/randomRules.ts';
import { compileRules } from './compileRules.ts';
import { propose } from './propose.ts';

it('compiled rules send every case where the plain ones do', () => {
  fc.assert(
    fc.property(randomRules, fc.array(randomFacts, { maxLength: 30 }), (rules, cases) => {
      const send = compileRules(rules, madeUnits);
      for (const facts of cases) {
        const { unitCode, ruleId, isAutomatic } = propose(facts, rules, madeUnits);
        const { unitCode: sent, rule } = send(facts);
        expect([sent, rule?.id ?? null, rule?.isAutomatic ?? false]).toEqual([unitCode, ruleId, isAutomatic]);
      }
    }),
    { numRuns: 1_000 },
  );
});

it('a proposal does not depend on the order in which units are listed, and asking twice gives the same', () => {
  fc.assert(
    fc.property(
      randomRules,
      randomFacts,
      fc.shuffledSubarray([...madeUnits], { minLength: madeUnits.length }),
      (rules, facts, shuffled) => {
        const proposal = propose(facts, rules, madeUnits);
        expect(propose(facts, rules, shuffled)).toEqual(proposal);
        expect(propose(facts, rules, madeUnits)).toEqual(proposal);
      },
    ),
  );
});
