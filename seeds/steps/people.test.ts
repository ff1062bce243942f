import { expect, test } from 'vitest';
import { roleCodes } from '../../server/domain/identity/permissions.ts';
import { demoAccounts, demoPatrols } from '../demoAccounts.ts';
import { readDisposalUnits } from './disposalUnits.ts';
import { makePeople } from './people.ts';

const grids = ['310101002Z001', '310101002Z002', '310101013Z001', '310112101Z001'];
const workplaces = {
  responsibilityGrids: grids.map((code) => ({ code, districtCode: code.slice(0, 6) })),
  units: readDisposalUnits(),
};
const people = makePeople(workplaces);

test('every login and id is there once, and the same people come again', () => {
  expect(new Set(people.map((person) => person.login)).size).toBe(people.length);
  expect(new Set(people.map((person) => person.id)).size).toBe(people.length);
  expect(makePeople(workplaces)).toEqual(people);
});

test('every grid has an inspector of its own, every unit staff, every district its desks', () => {
  for (const code of grids) {
    const own = people.filter((person) => person.patrols.includes(code) && person.login.includes('z0'));
    expect(own.map((person) => person.districtCode)).toEqual([code.slice(0, 6)]);
  }
  for (const unit of workplaces.units) {
    expect(people.some((person) => person.unitCode === unit.code && person.roleCode === 'disposal-unit')).toBe(true);
  }
  for (const district of ['310101', '310112']) {
    for (const role of ['intake-operator', 'duty-officer', 'dispatcher']) {
      expect(people.some((person) => person.districtCode === district && person.roleCode === role)).toBe(true);
    }
  }
});

test('the demo accounts cover every role that a person has, and name units that exist', () => {
  const roles = new Set(demoAccounts.map((account) => account.roleCode));
  expect(roleCodes.filter((role) => !roles.has(role))).toEqual(['hotline']);
  for (const { unitCode, districtCode } of demoAccounts) {
    if (unitCode !== null)
      expect(workplaces.units).toContainEqual(expect.objectContaining({ code: unitCode, districtCode }));
  }
  expect(Object.keys(demoPatrols).every((login) => demoAccounts.some((account) => account.login === login))).toBe(true);
});

test('the demo inspector patrols only grids that exist', () => {
  const inspector = people.find((person) => person.login === 'inspector');
  expect(inspector?.patrols).toEqual(['310101002Z001', '310101002Z002', '310101013Z001']);
  expect(inspector?.name).toBe('陈晓岚');
});
