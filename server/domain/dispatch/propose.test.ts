import { describe, expect, it } from 'vitest';
import { type DispatchFacts, type DispatchRule, propose, type UnitFacts } from './propose.ts';

const unit = (code: string, changes: Partial<UnitFacts> = {}): UnitFacts => ({
  code,
  name: code,
  districtCode: '990101',
  subdistrictCode: null,
  trades: ['cleaning'],
  openCases: 0,
  ...changes,
});
const rule = (id: string, priority: number, changes: Partial<DispatchRule> = {}): DispatchRule => ({
  id,
  priority,
  name: id,
  categoryId: null,
  trade: null,
  professionalKind: null,
  districtCode: null,
  subdistrictCode: null,
  chooses: 'trade-unit',
  unitCode: null,
  ...changes,
});
const facts = (changes: Partial<DispatchFacts> = {}): DispatchFacts => ({
  categoryId: 'e0102',
  trade: 'cleaning',
  districtCode: '990101',
  subdistrictCode: '990101001',
  responsibilityGridCode: '990101001Z001',
  componentCode: null,
  maintainerCode: null,
  professionalGrids: [],
  professionalKind: null,
  ...changes,
});
const rules = [
  rule('maintainer', 10, { chooses: 'component-maintainer' }),
  rule('professional', 20, { chooses: 'professional-grid-unit' }),
  rule('trade', 30),
];
const units = [
  unit('district', { openCases: 1 }),
  unit('near', { subdistrictCode: '990101001', openCases: 9 }),
  unit('far', { subdistrictCode: '990101002' }),
  unit('lamps', { trades: ['lighting'] }),
];

describe('propose', () => {
  it('sends a component to its maintainer and names component and rule', () => {
    const proposal = propose(facts({ componentCode: '9901010115000001', maintainerCode: 'lamps' }), rules, units);
    expect(proposal).toMatchObject({ unitCode: 'lamps', ruleId: 'maintainer' });
    expect(proposal.reasons).toContainEqual({ code: 'component-maintainer', value: '9901010115000001' });
    expect(proposal.reasons).toContainEqual({ code: 'responsibility-grid', value: '990101001Z001' });
  });

  it('sends a water case inside a water grid to the grid’s unit', () => {
    const grid = { code: '00000199010100000000', kind: 'water', name: '黄浦江', unitCode: 'far' } as const;
    const proposal = propose(facts({ professionalKind: 'water', professionalGrids: [grid] }), rules, units);
    expect(proposal).toMatchObject({ unitCode: 'far', ruleId: 'professional' });
  });

  it('else takes the unit of the trade: the own subdistrict before the district, whatever the load', () => {
    expect(propose(facts(), rules, units)).toMatchObject({ unitCode: 'near', ruleId: 'trade' });
    expect(propose(facts({ subdistrictCode: '990101009' }), rules, units)).toMatchObject({ unitCode: 'district' });
  });

  it('prefers the lighter load among equals, then the smaller code', () => {
    const pair = [unit('b', { openCases: 2 }), unit('a', { openCases: 2 }), unit('c', { openCases: 3 })];
    expect(propose(facts(), rules, pair)).toMatchObject({
      unitCode: 'a',
      alternatives: [{ unitCode: 'b' }, { unitCode: 'c' }],
    });
  });

  it('follows the order of priorities, not of the list, and every set condition must hold', () => {
    const named = rule('named', 1, { chooses: 'named-unit', unitCode: 'far', subdistrictCode: '990101002' });
    expect(propose(facts(), [...rules, named], units).ruleId).toBe('trade');
    expect(propose(facts({ subdistrictCode: '990101002' }), [...rules, named], units)).toMatchObject({
      unitCode: 'far',
      ruleId: 'named',
    });
  });

  it('proposes nobody rather than a unit of another district or trade', () => {
    const proposal = propose(facts({ districtCode: '990102' }), rules, units);
    expect(proposal).toEqual({ unitCode: null, ruleId: null, ruleName: null, reasons: [], alternatives: [] });
  });
});
