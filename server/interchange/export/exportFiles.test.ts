import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, inflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ExportRecord, ExportRow } from '../../application/exportPorts.ts';
import { csvLines } from './csv.ts';
import { exportFiles } from './exportFiles.ts';

const row: ExportRow = {
  number: '3101012026112300001',
  status: 'handling',
  source: 'hotline',
  majorCategory: '市容环境',
  category: '暴露垃圾',
  description: '=HYPERLINK("http://example.com","点击")',
  address: '中山路 "3" 号, <后门> & 旁\u0007',
  district: '黄浦区',
  subdistrict: '外滩街道',
  community: null,
  unitGridCode: '310101002001001',
  responsibilityGrid: null,
  unit: null,
  subUnit: null,
  reporter: '@admin',
  lamp: 'red',
  reportedAt: '2026-11-23 08:30:00',
  acceptedAt: null,
  filedAt: null,
  dispatchedAt: null,
  dueAt: null,
  handledAt: null,
  verifiedAt: null,
  closedAt: null,
  reworkCount: 2,
  extensionCount: 0,
  longitude: 121.49,
  latitude: 31.24,
};
const id = '019ab000-0000-7000-8000-000000000001';
let directory: string;
let store: ReturnType<typeof exportFiles>;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'wangge-exports-'));
  store = exportFiles(directory, (_id, error) => {
    throw error;
  });
});
afterAll(async () => {
  store.close();
  await rm(directory, { recursive: true });
});

/** Reads an archive by its table of contents, as spreadsheets do, and checks every sum. */
function unzip(bytes: Buffer): Map<string, string> {
  const end = bytes.length - 22;
  const parts = new Map<string, string>();
  let place = bytes.readUInt32LE(end + 16);
  for (let count = bytes.readUInt16LE(end + 10); count > 0; count--) {
    const [crc, packed, size] = [16, 20, 24].map((offset) => bytes.readUInt32LE(place + offset));
    const nameLength = bytes.readUInt16LE(place + 28);
    const local = bytes.readUInt32LE(place + 42);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const data = inflateRawSync(bytes.subarray(start, start + (packed ?? 0)));
    expect([crc32(data), data.length]).toEqual([crc, size]);
    parts.set(bytes.toString('utf8', place + 46, place + 46 + nameLength), data.toString());
    place += 46 + nameLength;
  }
  expect(place).toBe(end);
  return parts;
}

describe('csv', () => {
  test.each(['=1+1', '+1', '-1', '@x', '\t=1', '  =1', '＝1'])('text like a formula is text: %s', (text) => {
    expect(csvLines([[text]])).toMatch(/^"?'/);
  });

  test('numbers stay numbers, quotes and commas stay inside their cell', () => {
    expect(csvLines([[-1, 'a,"b"', null, { localTime: '2026-11-23 08:30:00' }]])).toBe(
      '-1,"a,""b""",,2026-11-23 08:30:00\r\n',
    );
  });

  test('a file begins with the mark of UTF-8 and Chinese titles, codes in words', async () => {
    const sink = await store.port.create(id, 'csv', 'zh-CN');
    await sink.write([row]);
    const byteCount = await sink.end();
    const bytes = await readFile(join(directory, `${id}.csv`));
    expect(bytes.length).toBe(byteCount);
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const [titles, line] = bytes.toString().slice(1).split('\r\n');
    expect(titles).toMatch(/^案件编号,状态,来源,/);
    expect(line).toMatch(/^3101012026112300001,处置中,热线,市容环境,暴露垃圾,"'=HYPERLINK/);
    expect(line).toMatch(/红灯,2026-11-23 08:30:00/);
  });
});

describe('xlsx', () => {
  test('a workbook written row by row is a valid archive with text, numbers and dates', async () => {
    const sink = await store.port.create(id, 'xlsx', 'en');
    for (let page = 0; page < 40; page++) await sink.write(Array.from({ length: 250 }, () => row));
    const byteCount = await sink.end();
    const bytes = await readFile(join(directory, `${id}.xlsx`));
    expect(bytes.length).toBe(byteCount);
    const parts = unzip(bytes);
    expect([...parts.keys()]).toHaveLength(6);
    const sheet = parts.get('xl/worksheets/sheet1.xml') ?? '';
    expect(sheet.match(/<row r="\d+">/g)).toHaveLength(10_001);
    expect(sheet).toContain('>Case number</t>');
    // A formula would be <f>; 2026-11-23 08:30 is Excel's day 46349.354….
    expect(sheet).not.toContain('<f>');
    expect(sheet).toContain('=HYPERLINK(&quot;http');
    expect(sheet).toContain('&lt;后门&gt; &amp; 旁<');
    expect(sheet).toMatch(/<c r="[A-Z]+\d+" s="1"><v>46349\.354166\d*<\/v><\/c>/);
    expect(sheet).toMatch(/<c r="[A-Z]+\d+"><v>2<\/v><\/c>/);
  });

  test('one that is given up leaves nothing behind', async () => {
    const other = '019ab000-0000-7000-8000-000000000002';
    const sink = await store.port.create(other, 'xlsx', 'en');
    await sink.write(Array.from({ length: 5_000 }, () => row));
    await sink.discard();
    await expect(readFile(join(directory, `${other}.xlsx`))).rejects.toThrow('ENOENT');
  });
});

describe('records', () => {
  const record: ExportRecord = {
    id,
    ownerId: 'me',
    format: 'csv',
    subject: 'cases',
    state: 'done',
    done: 1,
    total: 1,
    isCut: false,
    byteCount: 10,
    createdAt: '2026-11-23T00:00:00.000Z',
    expiresAt: '2026-11-23T01:00:00.000Z',
  };

  test('are kept until they expire, and then their files go, too', async () => {
    await store.port.save(record);
    await writeFile(join(directory, `${id}.csv`), 'x');
    await store.port.removeExpired(new Date('2026-11-23T00:59:00Z'));
    expect(await store.port.read(id)).toEqual(record);
    expect(await store.port.listOf('me')).toEqual([record]);
    expect(await store.port.listOf('you')).toEqual([]);
    await store.port.removeExpired(new Date('2026-11-23T01:01:00Z'));
    expect(await store.port.read(id)).toBeNull();
    await expect(readFile(join(directory, `${id}.csv`))).rejects.toThrow('ENOENT');
  });
});
