import { describe, expect, it } from 'vitest';
import type { Component } from './component.ts';
import { changesOfFinding, isDifferent, type SurveyFinding } from './surveyFinding.ts';

const component: Component = {
  districtCode: '990101',
  code: '9901010118000007',
  version: 3,
  categoryId: 'lamp',
  name: '路灯',
  authorityCode: null,
  ownerCode: null,
  maintainerCode: null,
  unitGridCode: '990101001001001',
  state: 'damaged',
  recordedOn: null,
  changedOn: null,
  dataSource: 'surveyed',
  accuracy: 'A',
  note: '旧',
  location: { longitude: 121.47, latitude: 31.23 },
};
const location = { longitude: 121.471, latitude: 31.231 };
const found = { verdict: 'found', state: 'damaged', areAttributesRight: true } as const;
const missing = { verdict: 'missing', categoryId: 'lamp', name: '路灯', location, state: 'intact' } as const;

describe('what a finding means for the stock', () => {
  it.each<[string, SurveyFinding, readonly string[], boolean]>([
    ['as recorded', found, [], false],
    ['another state', { ...found, state: 'intact' }, ['change-state'], true],
    ['taken away', { ...found, state: 'removed' }, ['retire'], true],
    ['elsewhere', { ...found, location }, ['move'], true],
    ['elsewhere and taken away', { ...found, location, state: 'removed' }, ['move', 'retire'], true],
    ['wrong, and what', { ...found, areAttributesRight: false, note: '已移交' }, ['edit'], true],
    ['wrong without a word', { ...found, areAttributesRight: false }, [], true],
    ['right with a remark', { ...found, note: '已刷漆' }, [], false],
    ['not there', { verdict: 'not-found' }, ['change-state'], true],
    ['new', missing, ['add'], true],
    ['new and broken', { ...missing, state: 'damaged' }, ['add', 'change-state'], true],
  ])('%s', (_, finding, kinds, differs) => {
    const about = finding.verdict === 'missing' ? null : component;
    expect(changesOfFinding(finding, about, '普查').map(({ kind }) => kind)).toEqual(kinds);
    expect(isDifferent(finding, about)).toBe(differs);
  });

  it('adds to the note and loses nothing of it', () => {
    const [change] = changesOfFinding({ ...found, areAttributesRight: false, note: '已移交' }, component, '普查');
    expect(change?.payload).toEqual({ changes: { note: '旧；已移交' }, reason: '普查' });
  });

  it('takes what is not there for lost, once', () => {
    expect(changesOfFinding({ verdict: 'not-found' }, { ...component, state: 'lost' }, '普查')).toEqual([]);
  });
});
