import { describe, expect, it } from 'vitest';
import { factsFor, ruleFor, unitFor } from '../../testing/dispatchFactory.ts';
import type { DispatchFacts } from './facts.ts';
import { propose } from './propose.ts';
import type { RuleConditions, RuleSet } from './rules.ts';

const rules: RuleSet = [
  ruleFor('maintainer', { sendTo: { kind: 'component-maintainer' } }),
  ruleFor('professional', { sendTo: { kind: 'professional-grid-unit' } }),
  ruleFor('trade'),
];
const units = [
  unitFor('district', { openCases: 1 }),
  unitFor('near', { subdistrictCode: '990101001', openCases: 9 }),
  unitFor('far', { subdistrictCode: '990101002' }),
  unitFor('lamps', { trades: ['lighting'] }),
];
const waterGrid = { code: '01000199010100000000', kind: 'water', name: '黄浦江', unitCode: 'far' } as const;

describe('propose', () => {
  it('sends a component to its maintainer and names component and rule', () => {
    const proposal = propose(factsFor({ componentCode: '9901010115000001', maintainerCode: 'lamps' }), rules, units);
    expect(proposal).toMatchObject({ unitCode: 'lamps', ruleId: 'maintainer', isAutomatic: false });
    expect(proposal.reasons).toContainEqual({ code: 'component-maintainer', value: '9901010115000001' });
    expect(proposal.reasons).toContainEqual({ code: 'responsibility-grid', value: '990101001Z001' });
  });

  it('sends a water case inside a water grid to the grid’s unit', () => {
    const facts = factsFor({ professionalKind: 'water', professionalGrids: [waterGrid] });
    const proposal = propose(facts, rules, units);
    expect(proposal).toMatchObject({ unitCode: 'far', ruleId: 'professional' });
    expect(proposal.reasons).toContainEqual({ code: 'professional-grid', value: waterGrid.code });
  });

  it('sends to the default unit of the responsibility grid', () => {
    const byGrid = [ruleFor('grid', { sendTo: { kind: 'responsibility-grid-unit' } }), ...rules];
    expect(propose(factsFor({ responsibilityGridUnitCode: 'lamps' }), byGrid, units)).toMatchObject({
      unitCode: 'lamps',
      ruleId: 'grid',
    });
    expect(propose(factsFor(), byGrid, units).ruleId).toBe('trade');
  });

  it('else takes the unit of the trade: the own subdistrict before the district, whatever the load', () => {
    expect(propose(factsFor(), rules, units)).toMatchObject({ unitCode: 'near', ruleId: 'trade' });
    expect(propose(factsFor({ subdistrictCode: '990101009' }), rules, units)).toMatchObject({ unitCode: 'district' });
  });

  it('follows the order of the list, and passes on where a rule yields no unit', () => {
    const gone = ruleFor('gone', { sendTo: { kind: 'named-unit', unitCode: 'closed down' } });
    const named = ruleFor('named', { sendTo: { kind: 'named-unit', unitCode: 'far' }, isAutomatic: true });
    expect(propose(factsFor(), [gone, named, ...rules], units)).toMatchObject({ ruleId: 'named', isAutomatic: true });
    expect(propose(factsFor(), [...rules, named], units).ruleId).toBe('trade');
  });

  it('proposes nobody rather than a unit of another district, and no trade’s unit without a trade', () => {
    const none = { unitCode: null, ruleId: null, ruleName: null, isAutomatic: false, reasons: [] };
    expect(propose(factsFor({ districtCode: '990102' }), rules, units)).toEqual({ ...none, alternatives: [] });
    expect(propose(factsFor({ trade: null }), rules, units)).toMatchObject(none);
  });
});

describe('the alternatives', () => {
  it('rank the trade, the own subdistrict, the lighter load, the shorter way, the code', () => {
    const at = (longitude: number) => ({ location: { longitude, latitude: 31.23 } });
    const many = [
      unitFor('other-trade', { trades: ['lighting'], subdistrictCode: '990101001' }),
      unitFor('elsewhere', { subdistrictCode: '990101002' }),
      unitFor('busy', { openCases: 5, ...at(121.48) }),
      unitFor('b', at(121.5)),
      unitFor('a', at(121.5)),
      unitFor('close', at(121.49)),
      unitFor('own', { subdistrictCode: '990101001', openCases: 99 }),
    ];
    const { unitCode, alternatives } = propose(factsFor(), rules, many);
    expect([unitCode, ...alternatives.map((unit) => unit.unitCode)]).toEqual([
      'own',
      'close',
      'a',
      'b',
      'busy',
      'elsewhere',
      'other-trade',
    ]);
    expect(alternatives[0]).toEqual({
      unitCode: 'close',
      name: 'close',
      isOfTrade: true,
      openCases: 0,
      // 0.01° of longitude at 31.23° north: 1,111.95 m × cos 31.23°.
      distanceMeters: 951,
    });
    expect(alternatives.at(-1)).toMatchObject({ isOfTrade: false, distanceMeters: null });
  });
});

/** One condition, a case for which it holds, one for which it does not, and the fact that the proposal names. */
const conditions: readonly (readonly [
  RuleConditions,
  Partial<DispatchFacts>,
  Partial<DispatchFacts>,
  { code: string; value: string } | null,
])[] = [
  [{ categoryIds: ['e0101', 'e0102'] }, {}, { categoryId: 'e0103' }, { code: 'category', value: 'e0102' }],
  [{ categoryClasses: ['made:e01'] }, {}, { categoryClass: 'made:e02' }, { code: 'category', value: 'e0102' }],
  [{ categoryKinds: ['event'] }, {}, { categoryKind: 'component' }, { code: 'category', value: 'e0102' }],
  [{ trades: ['cleaning'] }, {}, { trade: null }, { code: 'trade', value: 'cleaning' }],
  [
    { professionalKinds: ['water'] },
    { professionalGrids: [waterGrid] },
    { professionalGrids: [{ ...waterGrid, kind: 'greening' }] },
    { code: 'professional-grid', value: waterGrid.code },
  ],
  [{ areaCodes: ['990101'] }, {}, { districtCode: '990102' }, { code: 'area', value: '990101' }],
  [{ areaCodes: ['990101001'] }, {}, { subdistrictCode: '990101002' }, { code: 'area', value: '990101001' }],
  [{ areaCodes: ['990101001001'] }, {}, { communityCode: '990101001002' }, { code: 'area', value: '990101001001' }],
  [
    { areaCodes: ['990101001001001'] },
    {},
    { unitGridCode: '990101001001002' },
    { code: 'area', value: '990101001001001' },
  ],
  [{ areaCodes: ['990101001Z001'] }, {}, { responsibilityGridCode: null }, { code: 'area', value: '990101001Z001' }],
  [
    { areaCodes: [waterGrid.code] },
    { professionalGrids: [waterGrid] },
    { professionalGrids: [] },
    { code: 'area', value: waterGrid.code },
  ],
  [
    { maintainerCodes: ['lamps'] },
    { componentCode: 'c', maintainerCode: 'lamps' },
    { componentCode: 'c', maintainerCode: 'far' },
    { code: 'component-maintainer', value: 'c' },
  ],
  [
    { ownerCodes: ['lamps'] },
    { componentCode: 'c', ownerCode: 'lamps' },
    { componentCode: 'c', maintainerCode: 'lamps' },
    { code: 'component-owner', value: 'c' },
  ],
  [{ sources: ['hotline'] }, { source: 'hotline' }, { source: 'citizen' }, { code: 'source', value: 'hotline' }],
  [
    { timeWindow: { from: '08:00', to: '10:00' } },
    { filedAt: { weekday: 7, minute: 599 } },
    { filedAt: { weekday: 7, minute: 600 } },
    { code: 'filed-at', value: '7 09:59' },
  ],
];

describe('a condition', () => {
  it.each(conditions)('%j holds or not, and the fact is named', (when, holds, fails, reason) => {
    const named = ruleFor('named', { when, sendTo: { kind: 'named-unit', unitCode: 'lamps' } });
    const everyDistrict = [...units, unitFor('other', { districtCode: '990102' })];
    const proposal = propose(factsFor(holds), [named, ...rules], everyDistrict);
    expect(proposal.ruleId).toBe('named');
    if (reason) expect(proposal.reasons).toContainEqual(reason);
    expect(propose(factsFor(fails), [named, ...rules], everyDistrict).ruleId).not.toBe('named');
  });

  it('must hold together with every other', () => {
    const when = { categoryIds: ['e0102'], sources: ['hotline'] } as const;
    const named = ruleFor('named', { when, sendTo: { kind: 'named-unit', unitCode: 'lamps' } });
    expect(propose(factsFor({ source: 'hotline' }), [named], units).ruleId).toBe('named');
    expect(propose(factsFor(), [named], units).ruleId).toBeNull();
  });
});
