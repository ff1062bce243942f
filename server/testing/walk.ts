import { smallCityCondition, smallCityDistricts, smallCityPosition, smallCityUnit } from '../../seeds/smallCity.ts';
import type { Receipt } from '../contract/schemas.ts';
import type { CommandKind } from '../domain/case/commandKind.ts';
import type { Person, TestApplication } from './testApplication.ts';

const [district] = smallCityDistricts;
const categoryId = 'cjt214-2007-e0102';

/** The payload of a report in the middle of a unit grid of the first district. */
export function reportPayload(
  photos: readonly string[],
  changes: Record<string, unknown> = {},
): Record<string, unknown> {
  return {
    location: smallCityPosition(district, 2.5, 2.5),
    categoryId,
    filingConditionId: smallCityCondition(categoryId, 1),
    description: '路口有暴露垃圾',
    source: 'inspector',
    photos,
    ...changes,
  };
}

const steps: readonly { kind: CommandKind; person: Person; payload: object; hasPhoto?: boolean }[] = [
  { kind: 'accept', person: 'intakeOperator', payload: {} },
  { kind: 'file', person: 'dutyOfficer', payload: {} },
  { kind: 'dispatch', person: 'dispatcher', payload: { unitCode: smallCityUnit(district, 1) } },
  { kind: 'acknowledge', person: 'disposalUnit', payload: {} },
  { kind: 'give-feedback', person: 'disposalUnit', payload: { note: '已清运' }, hasPhoto: true },
  { kind: 'verify', person: 'inspector', payload: { passed: true, photos: [] } },
  { kind: 'close', person: 'dutyOfficer', payload: {} },
];

/** Reports a case as the inspector and takes it through the usual steps until (and including) the named command. */
export async function walkCase(city: TestApplication, until: CommandKind): Promise<Receipt> {
  const inspector = await city.as('inspector');
  const reported = await inspector.command('report', reportPayload([await inspector.photo(district)]));
  if (reported.status !== 200) throw new Error(`report: ${JSON.stringify(reported.body)}`);
  let receipt: Receipt = reported.body;
  for (const { kind, person, payload, hasPhoto } of until === 'report' ? [] : steps) {
    const caller = await city.as(person);
    const photos = hasPhoto ? { photos: [await caller.photo(district)] } : {};
    const { caseId, districtCode } = receipt;
    const answer = await caller.command(kind, { ...payload, ...photos }, { caseId, districtCode });
    if (answer.status !== 200) throw new Error(`${kind}: ${JSON.stringify(answer.body)}`);
    receipt = answer.body;
    if (kind === until) break;
  }
  return receipt;
}
