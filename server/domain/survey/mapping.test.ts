import { describe, expect, test } from 'vitest';
import { type MappingContext, mapRecord, plainName, unknownUnitsOf } from './mapRecord.ts';
import { DEFAULT_DUPLICATE_METERS, type ImportPlan } from './plan.ts';
import { proposeColumns } from './proposeColumns.ts';
import { readAccuracy, readDataSource, readDate, readState, usualAccuracy } from './readValues.ts';

const proposed = (samples: readonly Record<string, string>[]) =>
  Object.fromEntries(proposeColumns(samples).map(({ field, column, confidence }) => [field, [column, confidence]]));

describe('columns', () => {
  test('the standard names, whatever their case', () => {
    const standard = 'ObjID ObjName DeptName1 DeptName2 DEPTNAME3 BGID ObjState ORDate CHDate DataSource Note'.split(
      ' ',
    );
    const found = proposed([Object.fromEntries(standard.map((column) => [column, '']))]);
    expect(Object.keys(found)).toHaveLength(standard.length);
    expect(found).toMatchObject({
      code: ['ObjID', 1],
      maintainer: ['DEPTNAME3', 1],
      unitGrid: ['BGID', 1],
      recordedOn: ['ORDate', 1],
    });
  });

  test('Chinese and English synonyms, and names that are only like one', () => {
    expect(
      proposed([{ 部件编码: '1', 名称: '灯', 经度: '121.4', 纬度: '31.2', 所属养护单位全称: '甲公司' }]),
    ).toMatchObject({
      code: ['部件编码', 1],
      x: ['经度', 1],
      y: ['纬度', 1],
      maintainer: ['所属养护单位全称', 0.7],
    });
    expect(proposed([{ LONGITUDE: '1', LATITUDE: '2', X: '3', Y: '4' }])).toMatchObject({ x: ['X', 1], y: ['Y', 1] });
  });

  test('values tell what names do not, and contradict names', () => {
    expect(
      proposed([
        { F1: '310101007003012', F2: '完好' },
        { F1: '310101007003013', F2: '破损' },
      ]),
    ).toMatchObject({
      unitGrid: ['F1', 0.6],
      state: ['F2', 0.6],
    });
    expect(proposed([{ X: 'left', 经度: '121.4' }])).toMatchObject({ x: ['经度', 1] });
  });
});

describe('values', () => {
  test.each([
    ['2024-03-01', '2024-03-01'],
    ['2024/3/1', '2024-03-01'],
    ['2024年3月1日', '2024-03-01'],
    ['20240301', '2024-03-01'],
    ['2024-03-01 08:00:00', '2024-03-01'],
    ['4/22/2007 0:00:00', '2007-04-22'],
    ['2024-02-30', null],
    ['soon', null],
  ])('date %s', (text, expected) => {
    expect(readDate(text)).toBe(expected);
  });

  test('states, sources and accuracies', () => {
    expect(['完好', '破损 ', 'Lost', '废弃', '移除', '?'].map(readState)).toEqual([
      'intact',
      'damaged',
      'lost',
      'abandoned',
      'removed',
      null,
    ]);
    expect(['实测', '地形图', '其它', '?'].map(readDataSource)).toEqual(['surveyed', 'topographic-map', 'other', null]);
    expect(['A', 'ｂ级', '±0.5m', '1.0', '10米', '?'].map(readAccuracy)).toEqual(['A', 'B', 'A', 'B', 'C', null]);
    expect(['0101', '0203', '0305', '0402', '0510'].map(usualAccuracy)).toEqual(['A', 'B', 'B', 'C', 'C']);
  });
});

describe('a record by a plan', () => {
  const plan: ImportPlan = {
    columns: { code: 'id', name: 'n', owner: 'o', state: 's', recordedOn: 'd', unitGrid: 'g' },
    category: { kind: 'column', column: 'c' },
    unitNames: { 老名字: '310101-U1', 外单位: null },
    duplicateMeters: DEFAULT_DUPLICATE_METERS,
    wholeStockOf: null,
  };
  const lamp = { id: 'lamp', code: '0118', name: '路灯' };
  const context: MappingContext = {
    districtCode: '310101',
    plan,
    categories: new Map([
      ['0118', lamp],
      [plainName('路灯'), lamp],
    ]),
    units: new Map([[plainName('黄浦 水务'), '310101-U2']]),
    toDegrees: (x, y) => [x, y],
  };
  const map = (attributes: Record<string, string>, more: Partial<ImportPlan> = {}) =>
    mapRecord(
      { position: 5, attributes, geometry: { kind: 'point', coordinates: [[121.4, 31.2]] } },
      { ...context, plan: { ...plan, ...more } },
    );

  test('names of units that nobody knows, each once; what was decided is known', () => {
    const columns = { authority: 'a', owner: 'o', maintainer: 'm' };
    const unknown = (attributes: Record<string, string>) =>
      unknownUnitsOf({ position: 1, attributes, geometry: null }, { ...context, plan: { ...plan, columns } });
    expect(unknown({ a: '某公司', o: '黄浦 水务', m: '某公司' })).toEqual(['某公司']);
    expect(unknown({ a: '老名字', o: '外单位', m: '' })).toEqual([]);
    expect(unknown({ a: '甲', m: '乙' })).toEqual(['甲', '乙']);
  });

  test('everything said and understood', () => {
    expect(
      map({
        id: '3101010118000007',
        n: '灯',
        o: '黄浦水务',
        s: '破损',
        d: '2024-03-01',
        g: '310101001001001',
        c: '路灯',
      }),
    ).toMatchObject({
      position: 5,
      sourceKey: '3101010118000007',
      ownCode: '3101010118000007',
      categoryId: 'lamp',
      owner: '310101-U2',
      state: 'damaged',
      recordedOn: '2024-03-01',
      statedGrid: '310101001001001',
      accuracy: 'A',
      rejection: null,
      warnings: [],
    });
  });

  test('what is not understood is told, not guessed', () => {
    expect(map({ id: '3101019999000007', n: '', o: '无名', s: '怪', d: '昨天', c: '118' })).toMatchObject({
      ownCode: null,
      owner: null,
      state: null,
      categoryId: 'lamp',
      warnings: ['code-not-standard', 'name-missing', 'unit-unknown', 'state-unknown', 'date-unreadable'],
    });
    expect(map({ c: '?' })).toMatchObject({ rejection: 'category-unknown', sourceKey: '@121.4000000,31.2000000' });
  });

  test('units as a person decided', () => {
    expect(map({ o: '老名字', c: '0118' })).toMatchObject({ owner: '310101-U1', warnings: ['name-missing'] });
  });

  test('categories by rules and by the digits of a component code', () => {
    const rules = { kind: 'rules', rules: [{ column: 't', equals: 'L', code: '0118' }] } as const;
    expect(map({ t: 'L' }, { category: rules }).categoryId).toBe('lamp');
    expect(map({ t: 'x' }, { category: rules }).rejection).toBe('category-unknown');
    expect(map({ c: '3101010118000001' }).categoryId).toBe('lamp');
  });

  test('coordinates in columns', () => {
    const columns = { x: 'lon', y: 'lat' };
    const record = { position: 2, attributes: { lon: '121.5', lat: '31.3', c: '0118' }, geometry: null };
    expect(mapRecord(record, { ...context, plan: { ...plan, columns } })).toMatchObject({
      longitude: 121.5,
      latitude: 31.3,
    });
    expect(mapRecord({ ...record, attributes: { c: '0118' } }, context).rejection).toBe('place-missing');
  });
});
