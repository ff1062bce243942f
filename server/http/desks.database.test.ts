import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smallCityDistricts, smallCityUnit } from '../../seeds/smallCity.ts';
import type { RequestPreview, UnitLoad } from '../contract/schemas/desks.ts';
import type { CaseDetail, Receipt } from '../contract/schemas.ts';
import { startTestApplication, type TestApplication } from '../testing/testApplication.ts';
import { walkCase } from '../testing/walk.ts';

const [district, otherDistrict] = smallCityDistricts;
let city: TestApplication;
beforeAll(async () => {
  city = await startTestApplication();
});
afterAll(() => city.close());

describe('the load of units', () => {
  const loadOf = async (unitCode: string) => {
    const dispatcher = await city.as('dispatcher');
    const { body } = await dispatcher.get<{ items: UnitLoad[] }>(`/api/unit-loads?districtCode=${district}`);
    expect(body.items.every((unit) => unit.districtCode === district)).toBe(true);
    return body.items.find(({ code }) => code === unitCode)?.openCases;
  };

  it('counts what was sent to a unit and is not handled yet', async () => {
    const unit = smallCityUnit(district, 1);
    const before = (await loadOf(unit)) ?? 0;
    await walkCase(city, 'dispatch');
    expect(await loadOf(unit)).toBe(before + 1);
    await walkCase(city, 'give-feedback');
    expect(await loadOf(unit)).toBe(before + 1);
  });

  it('of another district is not told', async () => {
    const answer = await (await city.as('dispatcher')).get(`/api/unit-loads?districtCode=${otherDistrict}`);
    expect(answer.body.code).toBe('not-your-district');
  });
});

describe('what a request would lead to', () => {
  let sent: Receipt;
  const preview = async (query = '') => {
    const unit = await city.as('disposalUnit');
    return unit.get<RequestPreview & { code?: string }>(
      `/api/cases/${district}/${sent.caseId}/request-preview${query}`,
    );
  };
  beforeAll(async () => {
    sent = await walkCase(city, 'acknowledge');
  });

  it('is the due time that the granted extension then has', async () => {
    const unit = await city.as('disposalUnit');
    const dispatcher = await city.as('dispatcher');
    const about = { caseId: sent.caseId, districtCode: district };
    const { body: before } = await preview('?extension=1');
    expect(before).toMatchObject({ extensionsLeft: 2, maximumSuspensionDays: 365 });
    expect(before.maximumExtension).toBe(before.limit?.value);
    await unit.command('request-extension', { reason: '等待车辆', value: 1 }, about);
    await dispatcher.command('decide-extension', { isApproved: true }, about);
    const { body: detail } = await unit.get<CaseDetail>(`/api/cases/${district}/${sent.caseId}`);
    expect(detail.dueAt).toBe(before.dueIfExtended);
    expect((await preview()).body).toMatchObject({ extensionsLeft: 1, dueAt: detail.dueAt, dueIfExtended: null });
  });

  it('is nothing for more than is allowed, and does not fail for very much', async () => {
    expect((await preview('?extension=10000')).body.dueIfExtended).toBeNull();
    expect((await preview('?extension=10001')).body.code).toBe('invalid-input');
  });

  it('is not told to another unit', async () => {
    const other = await city.as('otherDisposalUnit');
    const { body } = await other.get(`/api/cases/${district}/${sent.caseId}/request-preview`);
    expect(body.code).toBe('not-found');
  });
});

it('units tell which unit they belong to', async () => {
  const { body } = await (await city.as('disposalUnit')).get<{ items: object[] }>('/api/units');
  expect(body.items.length).toBeGreaterThan(0);
  for (const unit of body.items) expect(unit).toHaveProperty('parentCode');
});
