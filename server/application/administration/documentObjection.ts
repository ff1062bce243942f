import { calendarFaults } from '../../domain/administration/calendarCheck.ts';
import { categoryFaults } from '../../domain/administration/categoryCheck.ts';
import {
  cityKey,
  type Documents,
  isKeyOf,
  type SubjectDocument,
  type UnitDocument,
} from '../../domain/administration/documents.ts';
import { type Fault, objectionTo } from '../../domain/administration/fault.ts';
import { policyFaults } from '../../domain/administration/policyCheck.ts';
import { roleObjection } from '../../domain/administration/roleCheck.ts';
import { unitObjection } from '../../domain/administration/unitTree.ts';
import { userObjection } from '../../domain/administration/userCheck.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { ConfigurationWork } from './configurationPort.ts';

/** Gathers what a document is checked against and gives the refusal that names the place of the fault, or null. */
export async function documentObjection(
  room: ConfigurationWork,
  key: string,
  content: SubjectDocument,
  today: string,
): Promise<Refusal | null> {
  if (!isKeyOf(content.subject, key)) return objectionTo([{ path: 'key', rule: 'key-invalid' }]);
  switch (content.subject) {
    case 'category':
      return objectionTo([
        ...keyFaults(key, content.document),
        ...categoryFaults(key, content.document, await room.list('category')),
      ]);
    case 'calendar':
      return objectionTo([...(await districtFaults(room, key)), ...calendarFaults(content.document)]);
    case 'policy':
      return objectionTo([...(await districtFaults(room, key)), ...policyFaults(content.document)]);
    case 'role':
      return roleObjection(content.document);
    case 'unit':
      return unitObjection(key, content.document, await unitFacts(room, key, content.document, today));
    case 'user':
      return userObjection(content.document, await userFacts(room, key, content.document, today));
    case 'template':
      return null;
  }
}

/** A category's key ends with its kind and code, so that nobody has to look up what it stands for. */
function keyFaults(key: string, { kind, code }: Documents['category']): Fault[] {
  return key.endsWith(`-${kind === 'component' ? 'c' : 'e'}${code}`) ? [] : [{ path: 'key', rule: 'key-invalid' }];
}

async function districtFaults(room: ConfigurationWork, key: string): Promise<Fault[]> {
  const isKnown = key === cityKey || (await room.isArea('district', key, key));
  return isKnown ? [] : [{ path: 'key', rule: 'district-unknown' }];
}

async function unitFacts(room: ConfigurationWork, key: string, unit: UnitDocument, today: string) {
  const { districtCode, subdistrictCode } = unit;
  return {
    units: await room.list('unit'),
    isDistrictKnown: await room.isArea('district', districtCode, districtCode),
    isSubdistrictKnown: subdistrictCode === null || (await room.isArea('subdistrict', subdistrictCode, districtCode)),
    openCases: await room.countOpenCases(key),
    today,
  };
}

async function userFacts(room: ConfigurationWork, key: string, user: Documents['user'], today: string) {
  const { districtCode, unitCode, login } = user;
  const unit = unitCode === null ? null : await room.read('unit', unitCode);
  return {
    isLoginTaken: await room.isLoginTaken(login, key),
    isDistrictKnown: districtCode === null || (await room.isArea('district', districtCode, districtCode)),
    unit: unit?.subject === 'unit' ? unit.document : null,
    today,
  };
}
