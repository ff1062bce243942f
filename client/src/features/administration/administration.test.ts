import { defaultCasePolicy } from '@domain/case/policy';
import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import type { EntryOf } from '../../api/administration';
import { CallError } from '../../api/problem';
import { startTranslations } from '../../locale/i18n';
import { documentDifference, type LineWords } from './documentLines';
import { fieldAt, fieldErrorsOf } from './refusalText';
import { inTreeOrder, matchingRows } from './rows';
import { timeOf } from './timeOf';
import { dayKind, monthsOf, shiftDay, toggleDay, weekdayOf } from './yearDays';

let words: LineWords;
beforeAll(async () => {
  await startTranslations('zh-CN');
  words = { t: i18next.t, districtName: (code) => (code === '310101' ? '黄浦区' : '全市') };
});

const day = [{ from: '09:00', to: '17:00' }];
const periods = { 1: day, 2: day, 3: day, 4: day, 5: day, 6: [], 7: [] };

describe('the year', () => {
  it('has its days under their weekdays, leap days among them', () => {
    const months = monthsOf(2028);
    expect(months.map(({ days }) => days.length)).toEqual([31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]);
    // 1 January 2028 is a Saturday.
    expect(months[0]).toMatchObject({ number: 1, lead: 5 });
    expect([weekdayOf('2026-11-23'), weekdayOf('2026-11-29')]).toEqual(['1', '7']);
    expect([shiftDay('2026-12-31', 1), shiftDay('2028-03-01', -1)]).toEqual(['2027-01-01', '2028-02-29']);
  });

  it('switches a day to the other kind and back', () => {
    const nameOf = (isWorking: boolean) => (isWorking ? '班' : '休');
    const holiday = toggleDay([], '2026-11-23', periods, nameOf);
    expect(holiday).toEqual([{ day: '2026-11-23', isWorking: false, name: '休' }]);
    expect(dayKind('2026-11-23', periods, holiday[0])).toBe('holiday');
    const both = toggleDay(holiday, '2026-11-22', periods, nameOf);
    expect(both.map(({ day: at, isWorking }) => [at, isWorking])).toEqual([
      ['2026-11-22', true],
      ['2026-11-23', false],
    ]);
    expect(toggleDay(both, '2026-11-22', periods, nameOf)).toEqual(holiday);
    expect([dayKind('2026-11-24', periods, undefined), dayKind('2026-11-28', periods, undefined)]).toEqual([
      'working',
      'free',
    ]);
  });
});

describe('times as people type them', () => {
  it.each([
    ['830', '08:30'],
    ['8:30', '08:30'],
    ['18：00', '18:00'],
    ['9', '09:00'],
    ['24:00', null],
    ['8:61', null],
    ['', null],
    ['abc', null],
  ])('%s is %s', (text, time) => {
    expect(timeOf(text)).toBe(time);
  });
});

const unit = (key: string, parentCode: string | null): EntryOf<'unit'> => ({
  subject: 'unit',
  key,
  districtCode: '310101',
  revision: 0,
  document: {
    name: key,
    englishName: null,
    districtCode: '310101',
    subdistrictCode: null,
    parentCode,
    trades: [],
    validTo: null,
  },
});

describe('lists', () => {
  it('follow the tree, and lose nothing when the tree is broken', () => {
    const order = inTreeOrder([unit('C', 'A'), unit('A', null), unit('B', null), unit('D', 'C'), unit('E', 'gone')]);
    expect(order.map(({ unit: { key }, depth }) => `${key}${depth}`)).toEqual(['A0', 'C1', 'D2', 'B0', 'E0']);
    expect(inTreeOrder([unit('X', 'Y'), unit('Y', 'X')])).toHaveLength(2);
  });

  it('are searched by every word, in any field', () => {
    const row = { group: '', depth: 0, note: null, isQuiet: false };
    const rows = [
      { ...row, key: 'HP-1', title: '环卫所', detail: 'cleaning' },
      { ...row, key: 'HP-2', title: '绿化所', detail: 'greening' },
    ];
    expect(matchingRows(rows, ' hp  绿 ').map(({ key }) => key)).toEqual(['HP-2']);
    expect(matchingRows(rows, '')).toBe(rows);
  });
});

describe('what a change says', () => {
  it('is what differs, in words', () => {
    const before = { name: '所', districtCode: '310101', parentCode: null, trades: ['cleaning'], validTo: null };
    const after = { ...before, name: '一所', trades: ['cleaning', 'greening'], validTo: '2026-12-31' };
    expect(documentDifference('unit', before, after, words)).toEqual([
      { label: '名称', before: '所', after: '一所' },
      { label: '负责行业', before: '环卫保洁', after: '环卫保洁、绿化' },
      { label: '停用日期', before: '无', after: '2026-12-31' },
    ]);
  });

  it('names limits, periods and days', () => {
    const filing = { value: 0.75, unit: 'urgent_hour' };
    const policy = { ...defaultCasePolicy, stepLimits: { ...defaultCasePolicy.stepLimits, filing } };
    expect(documentDifference('policy', { ...defaultCasePolicy }, policy, words)).toEqual([
      { label: '内部时限 · 立案', before: '30 分钟', after: '45 分钟' },
    ]);
    const exception = { day: '2026-10-01', isWorking: false, name: '国庆节' };
    const calendar = { timeZone: 'Asia/Shanghai', workingPeriods: periods, exceptions: [] };
    const changed = { ...calendar, workingPeriods: { ...periods, 6: day }, exceptions: [exception] };
    expect(documentDifference('calendar', calendar, changed, words)).toEqual([
      { label: '星期六', before: '休息', after: '09:00–17:00' },
      { label: '2026-10-01', before: null, after: '放假 · 国庆节' },
    ]);
  });

  it('is everything where it is new, and stands an older form', () => {
    expect(documentDifference('role', null, { permissions: ['case.read'], colour: 'red' }, words)).toEqual([
      { label: '权限', before: null, after: '查看案件' },
      { label: 'colour', before: null, after: 'red' },
    ]);
  });
});

describe('what a refusal says', () => {
  const refused = (details: Record<string, unknown>, code: CallError['code'] = 'invalid-input') =>
    fieldErrorsOf(new CallError(code, 422, details), i18next.t);

  it('stands at its field', () => {
    const issues = [
      { path: 'body.document.workingPeriods.1.0.to', message: 'time-order' },
      { path: 'body.document.key', message: 'key-invalid' },
      { path: 'body.password', message: 'Too small: expected string to have >=10 characters' },
    ];
    expect(refused({ issues })).toEqual([
      { path: ['document', 'workingPeriods', '1', '0', 'to'], text: '星期一第 1 段结束: 结束时间须晚于开始时间' },
      { path: ['key'], text: '编码格式不对' },
      { path: ['password'], text: '这一项填写有误' },
    ]);
    expect(refused({ path: 'body.document.parentCode', cycle: [] }, 'unit-tree-cyclic')).toEqual([
      { path: ['document', 'parentCode'], text: '上级单位不能是本单位自己或其下级单位。' },
    ]);
  });

  it('is shown at the nearest field there is', () => {
    const names = [
      ['document', 'name'],
      ['document', 'conditions', 0, 'limits', 'A'],
      ['document', 'conditions'],
    ];
    expect(fieldAt(['document', 'conditions', '0', 'limits', 'A', 'value'], names)).toBe(names[1]);
    expect(fieldAt(['document', 'conditions', '3', 'number'], names)).toBe(names[2]);
    expect(fieldAt(['password'], names)).toBeUndefined();
  });
});
