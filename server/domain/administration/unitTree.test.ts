import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Entry, UnitDocument } from './documents.ts';
import { type UnitFacts, unitObjection } from './unitTree.ts';

const today = '2026-11-23';
const unit = (changes: Partial<UnitDocument> = {}): UnitDocument => ({
  name: '环卫所',
  englishName: null,
  districtCode: '990101',
  subdistrictCode: null,
  parentCode: null,
  trades: ['cleaning'],
  validTo: null,
  ...changes,
});
const entry = (key: string, changes: Partial<UnitDocument> = {}): Entry<'unit'> => ({
  key,
  revision: 0,
  document: unit(changes),
});
const facts = (units: readonly Entry<'unit'>[], changes: Partial<UnitFacts> = {}): UnitFacts => ({
  units,
  isDistrictKnown: true,
  isSubdistrictKnown: true,
  openCases: 0,
  today,
  ...changes,
});
const path = 'body.document.parentCode';
const chain = [entry('A'), entry('B', { parentCode: 'A' }), entry('C', { parentCode: 'B' })];

describe('a unit below another', () => {
  it('is fine below one of its district', () => {
    expect(unitObjection('D', unit({ parentCode: 'C' }), facts(chain))).toBeNull();
  });

  it('is refused below itself or below its own sub-units, with the circle', () => {
    expect(unitObjection('A', unit({ parentCode: 'A' }), facts(chain))).toEqual({
      refused: 'unit-tree-cyclic',
      details: { path, cycle: ['A', 'A'] },
    });
    expect(unitObjection('A', unit({ parentCode: 'C' }), facts(chain))).toEqual({
      refused: 'unit-tree-cyclic',
      details: { path, cycle: ['A', 'C', 'B', 'A'] },
    });
  });

  it('is refused below an unknown, an ended or another district’s unit', () => {
    const others = [entry('X', { districtCode: '990102' }), entry('E', { validTo: today })];
    const refused = (parentCode: string) => unitObjection('D', unit({ parentCode }), facts(others))?.refused;
    expect([refused('N'), refused('E'), refused('X')]).toEqual([
      'unit-unknown',
      'unit-unknown',
      'unit-of-other-district',
    ]);
  });

  it('says no exactly where a circle would close, over any tree and any new parent', () => {
    const tree = fc
      .array(fc.nat(), { minLength: 1, maxLength: 30 })
      .map((parents) =>
        parents.map((parent, index) => entry(`U${index}`, { parentCode: index === 0 ? null : `U${parent % index}` })),
      );
    fc.assert(
      fc.property(tree, fc.nat(), fc.nat(), (units, a, b) => {
        const [code, parentCode] = [`U${a % units.length}`, `U${b % units.length}`];
        const answer = unitObjection(code, unit({ parentCode }), facts(units));
        const above = new Set<string>();
        for (
          let at: string | null = parentCode;
          at;
          at = units.find(({ key }) => key === at)?.document.parentCode ?? null
        )
          above.add(at);
        expect(answer?.refused === 'unit-tree-cyclic').toBe(above.has(code));
      }),
    );
  });
});

describe('the place of a unit', () => {
  it('is known, and its district stays', () => {
    const rules = (units: readonly Entry<'unit'>[], changes: Partial<UnitFacts>) =>
      unitObjection('A', unit(), facts(units, changes))?.details?.issues;
    expect(rules([], { isDistrictKnown: false })).toEqual([
      { path: 'body.document.districtCode', message: 'district-unknown' },
    ]);
    expect(rules([], { isSubdistrictKnown: false })).toEqual([
      { path: 'body.document.subdistrictCode', message: 'subdistrict-unknown' },
    ]);
    expect(rules([entry('A', { districtCode: '990102' })], {})).toEqual([
      { path: 'body.document.districtCode', message: 'fixed-once-saved' },
    ]);
  });
});

describe('a unit that ends', () => {
  const ended = unit({ validTo: today });

  it('leaves neither open cases nor sub-units behind', () => {
    expect(unitObjection('C', ended, facts(chain))).toBeNull();
    expect(unitObjection('C', ended, facts(chain, { openCases: 2 }))).toEqual({
      refused: 'unit-has-open-cases',
      details: { path: 'body.document.validTo', openCases: 2 },
    });
    expect(unitObjection('B', ended, facts(chain))?.details?.subUnits).toEqual(['C']);
  });

  it('may still have them while the last day is ahead', () => {
    expect(unitObjection('B', unit({ validTo: '2026-11-24' }), facts(chain, { openCases: 2 }))).toBeNull();
  });
});
